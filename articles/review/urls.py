from django.urls import path

from . import checks, comments, decide, live, queue, reports, version, waivers

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("version/<int:pk>/", version.version, name="version"),
    path("version/<int:pk>/page/", version.version_page, name="version-page"),
    path("version/<int:pk>/claim/", decide.claim, name="claim"),
    path("version/<int:pk>/release/", decide.release, name="release"),
    path("version/<int:pk>/comment/", comments.comment, name="comment"),
    path("version/<int:pk>/request-changes/", decide.request_changes, name="request-changes"),
    path("version/<int:pk>/approve/", decide.approve, name="approve"),
    path("version/<int:pk>/cancel/", decide.cancel, name="cancel"),
    path("comment/<int:pk>/reply/", comments.reply, name="reply"),
    path("comment/<int:pk>/resolve/", comments.resolve, name="resolve"),
    path("comment/<int:pk>/reopen/", comments.reopen, name="reopen"),
    path("comment/<int:pk>/take/", comments.take, name="take"),
    path("waivers/", waivers.waivers, name="waivers"),
    path("waiver/<int:pk>/grant/", waivers.grant, name="grant"),
    path("waiver/<int:pk>/refuse/", waivers.refuse_waiver, name="refuse-waiver"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<int:pk>/", reports.report, name="report-page"),
    path("report/<int:pk>/own/", reports.own_report, name="own-report"),
    path("report/<int:pk>/note/", reports.note_report, name="note-report"),
    path("report/<int:pk>/close/", reports.close_report, name="close-report"),
    path("report/<int:pk>/reopen/", reports.reopen_report, name="reopen-report"),
    path("checks/", checks.checks, name="checks"),
    path("live/", live.live, name="live"),
    path("document/<int:pk>/", live.document, name="document"),
    path("edition/<int:pk>/withdraw/", live.withdraw, name="withdraw"),
    path("edition/<int:pk>/reaffirm/", live.reaffirm, name="reaffirm"),
]
