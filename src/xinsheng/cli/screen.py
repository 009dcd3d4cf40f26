"""What the operator sees: plain lines, and every fault as one sentence in both languages."""

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from xinsheng.cli.table_words import TABLE_FAULTS

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

FAULTS = {
    "secret_key_missing": "正式运行必须设置 XINSHENG_SECRET_KEY。Production needs XINSHENG_SECRET_KEY.",
    "secret_key_short": "XINSHENG_SECRET_KEY 至少 40 个字符。XINSHENG_SECRET_KEY must have 40 characters or more.",
    "address_without_tls": "正式运行的地址必须以 https:// 开头。In production the address must begin with https://.",
    "passkeys_nowhere": "通行密钥须登记在正式域名下：公开地址用域名，XINSHENG_PASSKEY_DOMAIN 是它本身或其上级域名。"
    "Passkeys need a real domain: that of the public address, or one above it.",
    "demonstration_keys": "密钥文件夹中是演示密钥，正式运行不予使用。The key folder holds demonstration keys.",
    "keys_missing": "没有找到密钥文件夹。There is no key folder.",
    "messages_go_nowhere": "短信设为仅在屏幕显示，正式运行不予使用。"
    "Text messages are set to go to a screen only; production needs a provider.",
    "provider_incomplete": "这项短信或登录服务的设置不全，见 docs/operating.md。"
    "The settings of this service (text messages, or signing in) are incomplete; docs/operating.md lists them.",
    "not_host_and_port": "应为“主机:端口”。It must be host:port.",
    "password_too_long": "SMPP 密码最长 8 个字节。An SMPP password has at most 8 bytes.",
    "not_kind_and_number": "应为“短信种类=模板编号”，用逗号隔开。"
    "It must be kind=template number, separated by commas.",
    "demonstration_sign_in": "演示登录不是身份核验，正式运行不予使用。Demonstration sign-in identifies nobody.",
    "fonts_missing": "没有文书字体，证件和文书都无法制作。请运行 xinsheng fonts install。"
    "The fonts for documents are not there, and no certificate can be made. Run xinsheng fonts install.",
    "glyphs_missing": "网页还不能显示手机没有的生僻字。请运行 xinsheng fonts install，再重新启动。"
    "Pages cannot show rare characters that a phone lacks. Run xinsheng fonts install, and start again.",
    "bucket_missing": "没有设置存储桶。No bucket is named for the file store.",
    "not_migrated": "数据库结构未更新，请先运行 xinsheng migrate。Run xinsheng migrate first.",
    "books_too_old": "数据库结构停在这一版本已不含的步骤上，请先用前一版本更新。"
    "The books stopped at a step that this version no longer holds; migrate them with the version before it first.",
    "rights_differ": "应用账号的数据库权限与规定不一致，请运行 xinsheng migrate。"
    "The application's rights differ from the list; run xinsheng migrate.",
    "database_unreachable": "无法连接数据库。The database cannot be reached.",
    "already_running": "同一数据文件夹上的数据库已在运行。A database already runs on this folder.",
    "did_not_start": "内置数据库未能启动。The embedded database did not start.",
    "no_account": "没有账号 xinsheng，且无法新建。There is no account xinsheng and none can be made.",
    "closed_folder": "数据库账号无法进入该文件夹，请用 XINSHENG_STATE 指定其他位置。"
    "The database's account cannot enter this folder; name another with XINSHENG_STATE.",
    "program_failed": "数据库程序运行失败。A database program failed.",
    "no_programs": "没有找到内置数据库程序。The embedded database's programs are not installed.",
    "port_taken": "端口已被占用，请用 XINSHENG_PORT 指定其他端口。"
    "The port is taken; name another with XINSHENG_PORT.",
    "no_owner": "需要 DATABASE_OWNER_URL，或先用 xinsheng run 启动内置数据库。"
    "DATABASE_OWNER_URL is needed, or start the embedded database with xinsheng run.",
    "keeps_ending": "该程序反复意外退出，已全部停止。This process keeps ending by itself; all have been stopped.",
    "does_not_answer": "网页服务没有应答，已全部停止。The web server does not answer; all have been stopped.",
    "step_failed": "该步骤未完成，已全部停止。This step was not completed; all have been stopped.",
    "not_yes_or_no": "只能是 1 或 0。It must be 1 or 0.",
    "not_a_number": "应为数字。It must be a number.",
    "not_https": "人口库服务的地址必须以 https:// 开头（本机除外）。"
    "The register's address must begin with https://, unless it is this machine.",
    "register_incomplete": "这个对接系统的服务地址或密钥文件不可用，见 docs/operating.md。"
    "The register's address or key file cannot be used; docs/operating.md lists them.",
    "no_such_person": "演示人物里没有这个登录名。No invented citizen has that login name.",
    "reader_missing": "没有安装识读证件照片的部件。The part that reads photographed papers is missing: make reading.",
    "resemblance_missing": "没有安装人证比对的部件。The part that compares faces is missing: make resemblance.",
    "face_missing": "没有安装人脸核身的部件。The part that speaks to the face service is missing: make face.",
    "openssl_missing": "没有 openssl 程序。The openssl program is missing: apt-get install openssl.",
    "authorities_unreadable": "读不到可信的发证机构（PEM）。No authorities (PEM, each such as may give certificates) "
    "can be read from this file.",
    "token_part_missing": "没有安装验证数字证书签名的部件。What verifies officers' tokens is missing: make token.",
    "no_such_adapter": "没有这种接入方式。There is no such adapter; docs/operating.md lists them.",
    "not_loopback": "读卡、签名的服务须在本机上（127.0.0.1）。Such a service must be on the machine itself.",
    "not_an_address": "应为网址，不带路径。It must be an address without a path.",
    "target_not_empty": "目标不是空的，不能恢复。The target is not empty; nothing was restored.",
    "not_a_backup": "不是本系统的备份，或已损坏。This is not one of our backups, or it is damaged.",
    "no_books": "数据库是空的，没有可备份的内容；请检查 XINSHENG_STATE 或 DATABASE_OWNER_URL。"
    "The database is empty and nothing was backed up; look at XINSHENG_STATE or DATABASE_OWNER_URL.",
    "file_exists": "文件已存在，不会覆盖。The file exists and is not overwritten.",
    "numbers_not_confirmed": "数据库由备份恢复，编号尚未核实：xinsheng confirm-numbers。"
    "The books were restored and their numbers are not confirmed yet: xinsheng confirm-numbers.",
    "clocks_apart": "本机与数据库的时钟相差超过 2 秒：请先校准时间（NTP）。"
    "Our clock and the database's are more than 2 seconds apart: set them right (NTP) first.",
    "keys_of_other_books": "密钥打不开数据库中的内容：请放回建立这份数据时所用的密钥文件夹。"
    "The keys do not open what lies in these books: put back the key folder under which they were kept.",
    "tray_missing": "缺少该证件盒的最大编号。The highest number of this tray is missing.",
    "tray_unknown": "没有这个启用中的证件盒。No open tray has this identifier.",
    "line_unreadable": "看不懂这一行，应为 证件盒=编号，说明写在 # 之后。"
    "This line cannot be read: TRAY=NUMBER, and remarks after a #.",
    "said_twice": "同一项写了两次。This is said twice.",
    "not_restored": "数据库不是刚恢复的，不用核实编号。These books were not restored: there is nothing to confirm.",
    "books_empty": "数据库是空的，没有编号可核实；恢复可能没有完成，请重新恢复。"
    "The database is empty: there is no number to confirm. A restore may have failed; restore again.",
    "elsewhere_missing": "缺少 elsewhere：备份以后启用的证件盒用掉的号段，没有写 none。"
    "elsewhere is missing: the ranges used from trays opened since the backup, or none.",
    "no_range": "号段写法不符，应为 起号-止号。This is no range of numbers: FIRST-LAST.",
    "serials_run_out": "本年度服务证编号已不够跳号。This year's numbers of service certificates run out.",
    "number_too_low": "低于备份中已用的最大编号。It is lower than the highest number used in the backup.",
    "no_demonstration": "正式运行不建立演示省。Production has no demonstration province.",
    "province_exists": "省级机构已经建立，不能再次建立；其余机构和人员请在网页上提出、由另一人确认。"
    "The province has been founded already; everything else is proposed and confirmed on the pages.",
    "codes_by_two_people": "已有人经两名管理员准予登记，登记码请在网页上由两名管理员给出。"
    "Two people have let somebody enrol already; codes are given by two administrators on the pages.",
    "keys_not_ready": "没有可用的密钥文件夹，请先运行 xinsheng keys make。"
    "There is no usable key folder; run xinsheng keys make first.",
    "keys_exist": "密钥文件夹已存在，不会覆盖。The key folder exists and is not overwritten.",
    "bad_seal_name": "印章代号只能用字母、数字、- 和 _，最长 64 个。"
    "A seal's name has up to 64 letters, digits, - and _.",
    "not_a_seal": "文件中应有一把私钥和与之相配的证书（PEM），依次为印章证书和上级证书。"
    "The file must hold one private key and the certificates that belong to it, PEM.",
    "seal_exists": "这个代号的印章已经入库，不会覆盖。A seal of this name is filed and is not overwritten.",
    "key_folder_open": "密钥文件夹或文件对其他人开放（应为 0700、0600）。"
    "The key folder or a file in it is open to others (0700 and 0600 are needed).",
    "no_such_file": "无法读取文件。The file cannot be read.",
    "not_toml": "不是有效的 TOML 文件。This is not a TOML file.",
    "missing": "缺少这一项。This is missing.",
    "unknown_entry": "文件中有不认识的项目。The file holds an entry that is not known.",
    "empty": "不能为空。It cannot be empty.",
    "wrong_shape": "位数或写法不符。It has the wrong shape.",
    "wrong_check": "最后一位校验不符，请逐位核对。The check character does not fit; compare digit by digit.",
    "impossible_date": "号码中的出生日期不存在。The date of birth in the number does not exist.",
    "in_future": "号码中的出生日期还没有到。The date of birth in the number lies in the future.",
    "old_fifteen_digits": "这是 15 位旧号码，请用 18 位。This is an old number of 15 digits; use 18.",
    "is_residence_permit": "这是居住证号码，证件类型应为 hmt_residence_permit。"
    "This is a residence permit's number: the kind is hmt_residence_permit.",
    "wrong_division": "号码开头与该证件不符。The number's beginning does not fit this paper.",
    "wrong_issuer": "号码开头与该证件不符。The number's beginning does not fit this paper.",
    "wrong_version": "换证次数不符。The version in the number does not fit.",
    "unknown_division": "没有这个省级行政区划代码。There is no province with this code.",
    "unknown_kind": "没有这种证件类型。There is no such kind of paper.",
    "bad_login_name": "登录名为 3 至 40 个小写字母、数字、点、- 或 _。"
    "A login name has 3 to 40 small letters, digits, dots, - or _.",
    "bad_name": "姓名中有不能使用的字符。The name holds characters that cannot be used.",
    "three_people": "系统、安全、审计管理员必须是三个不同的人（证件不得相同）。"
    "The system, security and audit administrators must be three different people, by their papers.",
    "three_login_names": "三个登录名必须各不相同。The three login names must differ.",
    "no_such_policy": "没有这项规定，或取值不对（写法：名称=JSON）。"
    "There is no such policy, or its value is of another kind.",
    "list_broken_off": "数据库中断了导入，没有留下任何内容；请再运行一次同一命令。"
    "The database broke the reading off, and nothing of the list was kept; run the same command again.",
    "load_broken_off": "数据库中断了导入；已导入的保留，再运行一次同一命令即可接着导入。"
    "The database broke the load off; what was loaded stays, the same command goes on with the rest.",
    "no_such_extract": "无法读取人口数据文件。The extract cannot be read.",
    **TABLE_FAULTS,
    "extra_missing": "读写 Parquet 和生成虚构人口需要另行安装；CSV 可以直接导入。"
    "Parquet and invented people need an optional part; CSV can be loaded without it.",
    "taken_in_future": "取数日还没有到。The day the extract was taken lies in the future.",
    "snapshot_name_taken": "已有同名版本。There is a version of this name.",
    "already_loading": "另一次导入正在进行。Another load is under way.",
    "too_many_rejected": "错误行超过允许的比例，没有替换原有数据。"
    "Too many bad lines: nothing was put in force, the register is as before.",
    "nobody_in_it": "文件中没有可导入的人。The file holds nobody who could be loaded.",
    "database_refused": "数据库拒绝了这一步，没有替换原有数据。The database refused; the register is as before.",
    "register_is_another": "现在使用的人口数据不是演示省的：演示的夫妻不会比对一致。"
    "换回：xinsheng population demonstration。The extract in force is not the demonstration's: "
    "its couples will not agree. Back: xinsheng population demonstration.",
    "no_register_owner": "单独的人口库需要 XINSHENG_POPULATION_OWNER_URL。"
    "A register of its own needs XINSHENG_POPULATION_OWNER_URL.",
    "no_snapshot": "还没有导入人口数据。No extract has been loaded.",
    "too_many_people": "人数超过可生成的上限。More people than can be invented.",
    "numbers_used_up": "公民身份号码不够用，请减少人数或换一个种子。"
    "Numbers ran out: take fewer people or another seed.",
    "unknown_ending": "文件名应以 .parquet 或 .csv 结尾。The file's name must end in .parquet or .csv.",
    "register_empty": "还没有导入人口数据：每件生育登记都由乡镇（街道）人工办理。请运行 xinsheng population load。"
    "No extract of the population register is in force: every registration goes to its township, "
    "until xinsheng population load.",
    "demonstration_register": "生产环境不使用虚构的妇幼系统签发记录。"
    "Production does not look records up in an invented register.",
    "records_unasked": "没有指明妇幼系统：早于本系统的证件，补发时查不到签发记录，一律等待。请设置 XINSHENG_MCHIS。"
    "No register of issuance records is named: a reissue of a certificate older than the books waits, "
    "until XINSHENG_MCHIS.",
    "register_unreadable": "无法读取人口库：每件生育登记都由乡镇（街道）人工办理。"
    "The population register cannot be read: every registration goes to its township.",
    "log_uncovered": "公开日志有记录超过15分钟没有检查点：暂停制作电子证照，核验照常。请看后台任务的日志。"
    "Entries of the public log have been under no checkpoint for 15 minutes: nothing is sealed, everything is "
    "verified. The worker's log says why.",
    "web_could_sign": "网页服务能读到签名、盖章用的密钥：请给它单独的密钥文件夹，只放主密钥和索引密钥。"
    "The web server can read keys that sign: give it a folder of its own with the master and index keys alone "
    "(docs/operating.md, systemd).",
    "no_label": "法律中的这个词还没有名称，请在 words/labels.py 中补上。"
    "This word of the law has no name yet: give it one in words/labels.py.",
    "number_unknown": "没有领用过该编号。No office has received this number.",
}


def tell_fault(code: str, about: str = "") -> None:
    """Print one fault: its sentence, what it is about, and its code."""
    _tell("[bold red]✗[/]", code, about)


def tell_unusable_keys(code: str, folder: str) -> None:
    """Print why the keys in a folder cannot be used; `code` as UnableToUseKey has it."""
    tell_fault("key_folder_open" if code == "open_to_others" else "keys_not_ready", folder)


def tell_caution(code: str, about: str = "") -> None:
    """Print what forbids nothing and is to be known, in the same form."""
    _tell("[yellow]![/]", code, about)


def _tell(mark: str, code: str, about: str) -> None:
    named = f"{code}: {escape(about)}" if about else code
    err.print(f"{mark} {FAULTS[code]} [dim]({named})[/]", soft_wrap=True)


def progress_bars() -> Progress:
    """Bars on the screen while it runs."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    return Progress(*columns, console=err, transient=True)
