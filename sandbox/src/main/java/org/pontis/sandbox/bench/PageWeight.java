package org.pontis.sandbox.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * How much a browser loads for the first view of a page: the page, and the style, script and images it and its style
 * sheets name, each compressed by gzip. Fonts of style sheets are left out, as browsers load only those they use.
 */
final class PageWeight {

    private static final Pattern LINKED = Pattern.compile("<(?:link|script|img)\\b[^>]*?\\s(?:href|src)=\"([^\"]+)\"");
    private static final Pattern IN_STYLE =
            Pattern.compile("url\\(\\s*[\"']?([^\"')]+\\.(?:svg|png|jpe?g|webp|gif))[\"']?\\s*\\)");
    private static final double KB = 1000;

    private final Http http;
    private final Map<URI, Integer> loaded = new HashMap<>();

    private PageWeight(Http http) {
        this.http = http;
    }

    static Figure compare(String bench, Contest contest) {
        double chooser = new PageWeight(contest.http())
                .of(contest.ours().portal().begin().address());
        double form = new PageWeight(contest.http())
                .of(contest.stock().portal().begin().address());
        double ratio = chooser / form;
        return new Figure(bench, "chooser-size", "KB", chooser, "stock login page", form, ratio, ratio, ratio);
    }

    private double of(URI page) {
        Deque<URI> next = new ArrayDeque<>();
        next.add(page);
        while (!next.isEmpty()) {
            URI address = next.remove();
            if (!loaded.containsKey(address)) {
                String text = load(address);
                Pattern links = address.equals(page) ? LINKED : IN_STYLE;
                if (address.equals(page) || address.getPath().endsWith(".css")) {
                    for (Matcher link = links.matcher(text); link.find(); ) {
                        next.add(address.resolve(link.group(1).replace("&amp;", "&")));
                    }
                }
            }
        }
        return loaded.values().stream().mapToInt(Integer::intValue).sum() / KB;
    }

    private String load(URI address) {
        HttpResponse<byte[]> response = http.expect(
                HttpRequest.newBuilder(address)
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray(),
                200);
        byte[] body = response.body();
        boolean compressed = response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equals)
                .isPresent();
        loaded.put(address, compressed ? body.length : gzip(body).length);
        return new String(compressed ? gunzip(body) : body, StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] gunzip(byte[] body) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
