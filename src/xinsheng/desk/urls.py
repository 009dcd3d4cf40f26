"""The addresses of the officers' side; page groups bring their own. No address carries a name or a number."""

from django.urls import URLPattern, URLResolver, include, path

from xinsheng.desk import signing_out
from xinsheng.desk.at_counter import beginning
from xinsheng.desk.demands import views as demands
from xinsheng.desk.printing import calibration
from xinsheng.desk.sign_in import by_code, enrolling, events, second_way
from xinsheng.desk.sign_in import views as sign_in
from xinsheng.desk.today import views as today
from xinsheng.desk.untold import views as untold

app_name = "desk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", today.today, name="today"),
    path("waiting/<str:duty>", today.waiting, name="waiting"),
    path("search", today.search, name="search"),
    path("printers", calibration.printers, name="printers"),
    path("printers/rulers", calibration.rulers, name="rulers"),
    path("printers/<uuid:office_id>/new", calibration.printer, name="new_printer"),
    path("printers/<uuid:office_id>/<uuid:printer_id>", calibration.printer, name="printer"),
    path("sign-in", sign_in.sign_in, name="sign_in"),
    path("sign-in/code", by_code.by_code, name="sign_in_by_code"),
    path("enrol", enrolling.codes, name="enrol"),
    path("enrol/key", enrolling.key, name="enrol_key"),
    path("enrol/second", second_way.second, name="enrol_second"),
    path("door", events.everyones, name="door_events"),
    path("door/mine", events.mine, name="my_door"),
    path("door/mine/revoke", second_way.revoke, name="revoke_codes"),
    path("door/mine/ask", second_way.ask_anew, name="ask_anew"),
    path("sign-out", signing_out.sign_out, name="sign_out"),
    path("untold", untold.untold, name="untold"),
    path("untold/<uuid:case_id>/<uuid:message_id>", untold.told, name="told"),
    path("untold/<uuid:message_id>", untold.told_of_older, name="told_of_older"),
    path("demands/", demands.demands, name="demands"),
    path("demands/<uuid:report_id>", demands.demand, name="demand"),
    path("births/", include("xinsheng.desk.births.urls")),
    path("outside/new", beginning.begin, name="begin_outside"),
    path("cases/<uuid:case_id>/", include("xinsheng.desk.case_page.urls")),
    path("cases/<uuid:case_id>/acts/", include("xinsheng.desk.acts.urls")),
    path("cases/<uuid:case_id>/counter/", include("xinsheng.desk.at_counter.urls")),
    path("cases/<uuid:case_id>/print/", include("xinsheng.desk.printing.urls")),
    path("cases/<uuid:case_id>/seal/", include("xinsheng.desk.sealing.urls")),
    path("cases/<uuid:case_id>/archive/", include("xinsheng.desk.archives.urls")),
    path("cases/<uuid:case_id>/application/", include("xinsheng.desk.reissues.case_urls")),
    path("second-reviews/", include("xinsheng.desk.second_reviews.urls")),
    path("reissues/", include("xinsheng.desk.reissues.urls")),
    path("corrections/", include("xinsheng.desk.corrections.urls")),
    path("registrations/", include("xinsheng.desk.registrations.urls")),
    path("stock/", include("xinsheng.desk.stock.urls")),
    path("registers/", include("xinsheng.desk.registers.urls")),
    path("deliveries/", include("xinsheng.desk.deliveries.urls")),
    path("supervision/", include("xinsheng.desk.supervision.urls")),
    path("setting-up/", include("xinsheng.desk.setting_up.urls")),
    path("books/", include("xinsheng.desk.books.urls")),
]
