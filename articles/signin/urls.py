from django.contrib.auth.views import LogoutView, PasswordResetCompleteView, PasswordResetDoneView
from django.urls import path

from . import address, views

urlpatterns = [
    path("accounts/sign-in/", views.SignIn.as_view(), name="sign-in"),
    path("accounts/sign-out/", LogoutView.as_view(), name="sign-out"),
    path("accounts/landing/", views.landing, name="landing"),
    path("accounts/address/", address.own_address, name="address"),
    path("accounts/address/<str:link>/", address.address_by_link, name="address_link"),
    path("accounts/password/", views.ResetPassword.as_view(), name="password_reset"),
    path(
        "accounts/password/sent/",
        PasswordResetDoneView.as_view(template_name="articles/signin/password_reset_done.html"),
        name="password_reset_done",
    ),
    path("accounts/password/<uidb64>/<token>/", views.ChoosePassword.as_view(), name="password_reset_confirm"),
    path(
        "accounts/password/set/",
        PasswordResetCompleteView.as_view(template_name="articles/signin/password_reset_complete.html"),
        name="password_reset_complete",
    ),
]
