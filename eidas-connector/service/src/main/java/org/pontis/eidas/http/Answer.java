package org.pontis.eidas.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is sent back. Nobody keeps it unless it says otherwise. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, String type, byte[] body, List<Map.Entry<String, String>> headers) {

    static final int OK = 200;
    private static final int SEE_OTHER = 303;

    Answer {
        headers = List.copyOf(headers);
    }

    static Answer of(int status, String type, String body) {
        return new Answer(status, type, body.getBytes(StandardCharsets.UTF_8), List.of());
    }

    static Answer page(int status, String html) {
        return of(status, "text/html; charset=utf-8", html);
    }

    static Answer json(int status, String json) {
        return of(status, "application/json", json);
    }

    /** The browser goes on by GET (RFC 9110, 15.4.4). */
    static Answer seeOther(String location) {
        return of(SEE_OTHER, "text/plain", "").with("Location", location);
    }

    Answer with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Answer(status, type, body, more);
    }

    /** May be kept, by anybody. */
    Answer keptFor(Duration time) {
        return with("Cache-Control", "public, max-age=" + time.toSeconds());
    }

    boolean has(String header) {
        return headers.stream().anyMatch(entry -> entry.getKey().equals(header));
    }

    /** Pages say who somebody is, and addresses have secrets. */
    @Override
    public String toString() {
        return "answer with status " + status;
    }
}
