"""Readers' addresses. No article may be called "history": the record's own history stands there."""

from django.urls import include, path

from . import machines, reports, views

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
    path("medicines/", views.medicines, name="medicines"),
    path("search/", views.search, name="search"),
    path("search/suggestions/", views.suggestions, name="search-suggestions"),
    path("medicines/<slug:medication>/", views.medicine, name="medicine"),
    path("medicines/<str:medication>/", views.medicine_by_name, name="medicine-by-name"),
    path("medicines/<slug:medication>/history/", include(RECORD)),
    path("medicines/<slug:medication>/<slug:article>/", include(ARTICLE)),
    path("topics/", views.topics, name="topics"),
    path("topics/<slug:topic>/", views.topic, name="topic"),
    path("about/how-we-review/", views.how_we_review, name="how-we-review"),
    path("about/accessibility/", views.accessibility, name="accessibility"),
    path("about/feeds-and-data/", views.feeds, name="feeds"),
    path("reviewers/", views.reviewers, name="reviewers"),
    path("report/", reports.report, name="report"),
    path("report/<str:link>/", reports.reported, name="reported"),
    path("reviewers/<slug:slug>/", views.reviewer, name="reviewer"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("feeds/editions.xml", machines.editions_feed, name="editions-feed"),
    path("feeds/withdrawals.xml", machines.withdrawals_feed, name="withdrawals-feed"),
    path("feeds/medicines/<slug:medication>.xml", machines.medicine_feed, name="medicine-feed"),
]
