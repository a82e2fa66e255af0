package org.pontis.sandbox.bench;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.pontis.sandbox.card.SoftCard;

/**
 * Somebody's browser as far as a login needs one: cookies, redirects and forms. What a browser keeps after the first page
 * it ever saw (style, script, images) it does not ask for.
 */
public final class Visitor {

    private static final Pattern FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]*/login-actions/[^\"]*)\"");

    private final Http http;
    private final String portal;
    private Http secure;
    private final Map<String, String> cookies = new HashMap<>();

    /** @param portal the address where the portals wait for their answers, which is not visited */
    public Visitor(Http http, String portal) {
        this.http = http;
        this.secure = http;
        this.portal = portal;
    }

    /** Does something with a card in the reader, over connections that nobody had before. */
    Place with(SoftCard card, Supplier<Place> what) {
        try (Http withCard = new Http(card.tls())) {
            secure = withCard;
            return what.get();
        } finally {
            secure = http;
        }
    }

    /** Where a visit ended. */
    public sealed interface Place {

        /** The broker shows a page. */
        record Page(URI address, String html) implements Place {}

        /** The browser is sent back to the portal. */
        record Portal(URI address) implements Place {}
    }

    public Place visit(URI address) {
        return arrive(HttpRequest.newBuilder(address).build());
    }

    /** Fills the page's form and sends it. */
    Place submit(Place place, Map<String, String> fields) {
        if (!(place instanceof Place.Page page)) {
            throw new IllegalStateException("The login ended early: " + place);
        }
        Matcher form = FORM.matcher(page.html());
        if (!form.find()) {
            throw new IllegalStateException("There is no form in " + page.html());
        }
        return arrive(Http.form(page.address().resolve(form.group(1).replace("&amp;", "&")), fields));
    }

    private Place arrive(HttpRequest request) {
        Http through = "https".equals(request.uri().getScheme()) ? secure : http;
        HttpResponse<String> response = through.expect(withCookies(request), 200, 302, 303);
        response.headers().allValues("Set-Cookie").stream()
                .flatMap(header -> HttpCookie.parse(header).stream())
                .forEach(this::keep);
        if (response.statusCode() == 200) {
            return new Place.Page(response.uri(), response.body());
        }
        URI next =
                response.uri().resolve(response.headers().firstValue("Location").orElseThrow());
        return next.toString().startsWith(portal) ? new Place.Portal(next) : visit(next);
    }

    private HttpRequest withCookies(HttpRequest request) {
        if (cookies.isEmpty()) {
            return request;
        }
        String all = cookies.entrySet().stream()
                .map(c -> c.getKey() + "=" + c.getValue())
                .collect(Collectors.joining("; "));
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .header("Cookie", all)
                .build();
    }

    private void keep(HttpCookie cookie) {
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }
}
