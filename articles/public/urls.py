"""Readers' addresses. No article may be called "history": the record's own history stands there."""

from django.urls import include, path

from . import reports, views

RECORD = [
    path("", views.history, name="record-history"),
    path("<int:number>/", views.edition, name="record-edition"),
    path("<int:number>/changes/", views.changes, name="record-changes"),
]
ARTICLE = [
    path("", views.article, name="article"),
    path("history/", views.history, name="history"),
    path("history/<int:number>/", views.edition, name="edition"),
    path("history/<int:number>/changes/", views.changes, name="changes"),
]
urlpatterns = [
    path("", views.home, name="home"),
    path("medicines/<slug:medication>/", views.medicine, name="medicine"),
    path("medicines/<slug:medication>/history/", include(RECORD)),
    path("medicines/<slug:medication>/<slug:article>/", include(ARTICLE)),
    path("about/how-we-review/", views.how_we_review, name="how-we-review"),
    path("report/", reports.report, name="report"),
    path("report/<str:link>/", reports.reported, name="reported"),
    path("reviewers/<slug:slug>/", views.reviewer, name="reviewer"),
]
