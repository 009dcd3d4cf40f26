"""What is wrong with a line of a register file, in both languages; the codes are those of docs/formats.md."""

REASONS = {
    "not_text": "文字编码或控制字符错误 not text in the encoding of the file",
    "line_too_long": "一行过长 the line is too long",
    "quotes": "引号不成对 quotes that do not close",
    "column_count": "列数不符 another number of values",
    "number_missing": "没有号码，也没有父母号码 neither a number nor a parent's",
    "number_shape": "号码位数或写法不符 a number of another shape",
    "number_check": "号码校验码不符 a wrong check character",
    "name_missing": "没有姓名 no name",
    "name_too_long": "姓名过长 a name that is too long",
    "sex_code": "性别代码不在 GB/T 2261.1 中 no sex code of GB/T 2261.1",
    "day_impossible": "日期不存在或晚于取数日 a day that does not exist, or after the extract",
    "ethnicity_code": "民族代码不是两位数字 an ethnic code that is not two digits",
    "division_shape": "区划代码不是 6 至 12 位数字 a division code that is not 6 to 12 digits",
    "marital_code": "婚姻状况代码不在 GB/T 2261.2 中 no marital code of GB/T 2261.2",
    "alive_code": "是否健在应为 1 或 0 neither 1 nor 0",
    "certificate_shape": "出生医学证明编号写法不符 a certificate number of another shape",
    "number_twice": "同一号码有不同记录，均不作依据 different rows of one number: none is believed",
    "row_repeated": "整行重复 the same row again",
}
