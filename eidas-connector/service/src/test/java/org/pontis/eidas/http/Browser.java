package org.pontis.eidas.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.pontis.eidas.oidc.Query;

/**
 * A browser with cookies, which ignore ports as those of browsers do, and which stay at home when a form of another site is sent
 * (SameSite=Lax). It follows redirects and knows one form on a page.
 */
final class Browser {

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]*)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");
    private static final Pattern ALERT = Pattern.compile("data-problem=\"([A-Z_]*)\"");

    final Map<String, String> cookies = new LinkedHashMap<>();

    private final HttpClient client = HttpClient.newHttpClient();

    /** A page as it stands there now. */
    record Page(URI address, int status, Map<String, List<String>> headers, String body) {

        Optional<String> problem() {
            Matcher alert = ALERT.matcher(body);
            return alert.find() ? Optional.of(alert.group(1)) : Optional.empty();
        }

        URI action() {
            Matcher form = FORM.matcher(body);
            if (!form.find()) {
                throw new AssertionError("No form in " + body);
            }
            return address.resolve(plain(form.group(1)));
        }

        Map<String, String> hidden() {
            Map<String, String> fields = new LinkedHashMap<>();
            Matcher field = HIDDEN.matcher(body);
            while (field.find()) {
                fields.put(plain(field.group(1)), plain(field.group(2)));
            }
            return fields;
        }

        Optional<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of()).stream()
                    .findFirst();
        }

        private static String plain(String text) {
            return text.replace("&quot;", "\"")
                    .replace("&#39;", "'")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&#10;", "\n")
                    .replace("&#13;", "\r")
                    .replace("&amp;", "&");
        }
    }

    Page open(String address) {
        return follow(get(URI.create(address)));
    }

    /** Without going on to where it leads. */
    Page look(String address) {
        return get(URI.create(address));
    }

    /** The button of this name and value is pressed. */
    Page press(Page page, String name, String value) {
        Map<String, String> fields = new LinkedHashMap<>(page.hidden());
        fields.put(name, value);
        return follow(post(page.action(), fields, true));
    }

    /** The form leaves for another site by itself. */
    Page leave(Page page) {
        return follow(arrive(page));
    }

    /** The same without going on to where it leads. */
    Page arrive(Page page) {
        return post(page.action(), page.hidden(), false);
    }

    Page post(URI address, Map<String, String> fields, boolean sameSite) {
        return send(
                request(address, sameSite)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(Query.of(fields))),
                address);
    }

    private Page get(URI address) {
        return send(request(address, true).GET(), address);
    }

    private Page follow(Page page) {
        Page last = page;
        for (int hops = 0; hops < 10 && last.status() / 100 == 3; hops++) {
            last = get(last.address().resolve(last.header("Location").orElseThrow()));
        }
        return last;
    }

    private HttpRequest.Builder request(URI address, boolean withCookies) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/html");
        if (withCookies && !cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Page send(HttpRequest.Builder request, URI address) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(line -> {
                String[] pair = line.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            });
            return new Page(address, response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
