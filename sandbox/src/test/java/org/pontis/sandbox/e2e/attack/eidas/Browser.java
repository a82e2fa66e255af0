package org.pontis.sandbox.e2e.attack.eidas;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.pontis.eidas.flow.PostForm;

import static org.assertj.core.api.Assertions.assertThat;

/** A browser with its own cookies, which goes nowhere by itself. Nothing may ever be answered with an error of the server's. */
final class Browser {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, String> cookies = new LinkedHashMap<>();

    HttpResponse<String> get(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)), true);
    }

    /** From a page of ours. */
    HttpResponse<String> post(String address, Map<String, String> fields) {
        return send(posting(address, form(fields)), true);
    }

    /** From somebody else's page, so that cookies stay at home. */
    HttpResponse<String> postFromElsewhere(String address, String body) {
        return send(posting(address, body), false);
    }

    HttpResponse<String> carry(PostForm form) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(form.field(), form.message());
        form.relayState().ifPresent(state -> fields.put("RelayState", state));
        return postFromElsewhere(form.destination(), form(fields));
    }

    HttpResponse<String> send(HttpRequest.Builder request, boolean withCookies) {
        if (withCookies && !cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer =
                    CLIENT.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
    }

    /** Where a redirect leads. */
    static Optional<String> location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location");
    }

    /** The message that a page sends on. */
    static Optional<PostForm> letter(HttpResponse<String> answer) {
        Document page = Jsoup.parse(answer.body());
        return page.select("form").stream()
                .filter(form -> form.selectFirst("input[name^=SAML]") != null)
                .findFirst()
                .map(Browser::letter);
    }

    private static PostForm letter(Element form) {
        Element message = form.selectFirst("input[name^=SAML]");
        return new PostForm(
                form.attr("action"),
                message.attr("name"),
                message.attr("value"),
                Optional.ofNullable(form.selectFirst("input[name=RelayState]")).map(field -> field.attr("value")));
    }

    /** The code on a page that says that something went wrong. */
    static Optional<String> problem(HttpResponse<String> answer) {
        return Optional.ofNullable(Jsoup.parse(answer.body()).selectFirst("[data-problem]"))
                .map(element -> element.attr("data-problem"));
    }

    static Optional<String> incident(HttpResponse<String> answer) {
        return Optional.ofNullable(Jsoup.parse(answer.body()).selectFirst("[data-incident]"))
                .map(element -> element.attr("data-incident"));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static HttpRequest.Builder posting(String address, String body) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }
}
