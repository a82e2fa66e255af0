package org.pontis.sandbox.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** One HTTP response. */
public record Response(int status, List<Map.Entry<String, String>> headers, byte[] body) {

    /** Writes records, instants as ISO 8601. */
    public static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final int HANG_UP = 0;

    public static Response of(int status, String type, String body) {
        return of(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Response of(int status, String type, byte[] body) {
        return new Response(
                status, List.of(Map.entry("Content-Type", type), Map.entry("Cache-Control", "no-store")), body);
    }

    public static Response html(String page) {
        return of(200, "text/html; charset=utf-8", page);
    }

    public static Response json(Object value) {
        return json(200, value);
    }

    public static Response json(int status, Object value) {
        try {
            return of(status, "application/json", JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 303: go there with GET. */
    public static Response redirect(String to) {
        return new Response(
                303, List.of(Map.entry("Location", to), Map.entry("Cache-Control", "no-store")), new byte[0]);
    }

    public static Response empty(int status) {
        return new Response(status, List.of(), new byte[0]);
    }

    /** No answer at all: the connection breaks. */
    public static Response hangUp() {
        return new Response(HANG_UP, List.of(), new byte[0]);
    }

    boolean hangsUp() {
        return status == HANG_UP;
    }

    /** An error as JSON with a stable code. */
    public static Response error(int status, String code, String message) {
        return json(status, Map.of("error", code, "message", message));
    }

    public Response header(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Response(status, List.copyOf(more), body);
    }

    /** Sets a session cookie that scripts cannot read. Cookie names carry the service's id: cookies ignore ports. */
    public Response cookie(String name, String value) {
        return header("Set-Cookie", name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax");
    }
}
