# Varnish in front of the readers' process. `manage.py purge --follow` tells it which pages a change touches.
vcl 4.1;

backend readers {
    .host = "127.0.0.1";
    .port = "8001";
}

# Who may tell it to drop pages.
acl purgers {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        # Varnish itself writes one address there: a second one was passed on by a proxy for somebody else.
        if (client.ip !~ purgers || req.http.X-Forwarded-For ~ ",") {
            return (synth(403));
        }
        if (!req.http.Surrogate-Key) {
            return (synth(400, "Surrogate-Key is missing"));
        }
        # These bans ask about pages alone, so that Varnish works them off beside its requests.
        if (req.http.Surrogate-Key ~ "(^| )everything( |$)") {
            ban("obj.status != 0");
        } else {
            ban("obj.http.Surrogate-Key ~ (^|\s)(" + regsuball(req.http.Surrogate-Key, " +", "|") + ")(\s|$)");
        }
        return (synth(200, "Dropped"));
    }
    # No page depends on one.
    unset req.http.Cookie;
}

sub vcl_backend_response {
    if (beresp.http.Surrogate-Key) {
        # They say `no-cache`, for all who cannot be told what changed. Nobody gets one that is older than this, also
        # while nobody tells; and none that is older because the readers' process is away.
        set beresp.ttl = 60s;
        set beresp.grace = 0s;
        set beresp.keep = 0s;
        return (deliver);
    }
}
