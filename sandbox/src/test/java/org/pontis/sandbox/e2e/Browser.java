package org.pontis.sandbox.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.web.Response;

/**
 * A browser with cookies and without scripts. It follows redirects, and presses the button of the forms that carry a SAML
 * message from one side to the other, as a citizen without scripts would.
 */
public final class Browser {

    /** Browsers speak HTTP/2 only over TLS. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpClient http;

    private static final int MOST_HOPS = 30;

    private final Cookies cookies;
    private final Map<String, String> headers = new HashMap<>();
    private Optional<String> end = Optional.empty();

    public Browser() {
        this(new Cookies());
    }

    private Browser(Cookies cookies) {
        this(cookies, HTTP);
    }

    private Browser(Cookies cookies, HttpClient http) {
        this.cookies = cookies;
        this.http = http;
    }

    /** One that speaks TLS like this, perhaps with a card in its reader. */
    public static Browser with(SSLContext tls) {
        return new Browser(
                new Cookies(),
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(tls)
                        .build());
    }

    /** Another browser with the same cookies: the same citizen at the same moment, as often as a test likes. */
    public Browser twin() {
        return new Browser(cookies.copy(), http);
    }

    /** Whoever comes to it next: her cookies are gone, its connections are not. */
    public Browser leftToAnother() {
        return new Browser(new Cookies(), http);
    }

    /** What it would send to this address as {@code Cookie}. */
    public Optional<String> cookies(URI to) {
        return cookies.header(to);
    }

    /** One of them. */
    public Optional<String> cookie(URI to, String name) {
        return cookies(to).stream()
                .flatMap(all -> Stream.of(all.split("; ")))
                .filter(cookie -> cookie.startsWith(name + "="))
                .findFirst();
    }

    /** From now on it goes no further than to this address: the answer that leads there is the last page. */
    public void stopsBefore(String address) {
        end = Optional.of(address);
    }

    /** From now on every request carries this header. */
    public void sends(String header, String value) {
        headers.put(header, value);
    }

    /** Opens an address and goes wherever it leads. */
    public Page open(String url) {
        return follow(get(url));
    }

    /** Sends a form and goes wherever it leads. */
    public Page submit(String action, Map<String, String> fields) {
        return follow(post(action, fields));
    }

    public JsonNode json(String url) {
        try {
            return Response.JSON.readTree(
                    send(request(url).setHeader("Accept", "application/json")).body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One request, no redirect followed. */
    public HttpResponse<String> get(String url) {
        return send(reading(url));
    }

    /** One form, no redirect followed. */
    public HttpResponse<String> post(String url, Map<String, String> form) {
        return post(url, "application/x-www-form-urlencoded", encode(form));
    }

    /** One request with whatever in it, no redirect followed. */
    public HttpResponse<String> post(String url, String type, String body) {
        return send(reading(url).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private Page follow(HttpResponse<String> first) {
        HttpResponse<String> answer = first;
        for (int hops = 0; hops < MOST_HOPS; hops++) {
            Optional<String> location = answer.headers().firstValue("Location");
            Page page = Page.of(this, answer);
            if (end.filter(page::leadsTo).isPresent()) {
                return page;
            }
            if (answer.statusCode() / 100 == 3 && location.isPresent()) {
                answer = get(answer.uri().resolve(location.get()).toString());
            } else if (page.carriesMessage()) {
                answer = post(page.action(), page.hidden());
            } else {
                return page;
            }
        }
        throw new AssertionError("Redirected without end, last to " + answer.uri());
    }

    /** For a person's eyes. */
    private HttpRequest.Builder reading(String url) {
        return request(url).setHeader("Accept", headers.getOrDefault("Accept", "text/html"));
    }

    private HttpRequest.Builder request(String url) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        headers.forEach(request::header);
        cookies.header(URI.create(url)).ifPresent(value -> request.header("Cookie", value));
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(cookies::set);
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
