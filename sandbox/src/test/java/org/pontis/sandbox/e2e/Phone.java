package org.pontis.sandbox.e2e;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** A citizen's phone, read message by message. */
public final class Phone {

    /** Every code read in this run, so that it can be looked for where it must not be. */
    public static final Set<String> CODES = new ConcurrentSkipListSet<>();

    /** The last line of an origin-bound one-time code. */
    private static final Pattern CODE = Pattern.compile("^@\\S+ #(\\d+)$", Pattern.MULTILINE);

    private final SandboxApi sandbox;
    private final String msisdn;
    private String read = "";

    public Phone(SandboxApi sandbox, String msisdn) {
        this.sandbox = sandbox;
        this.msisdn = msisdn;
        skip();
    }

    /** Looks away from everything that has come so far. */
    public void skip() {
        JsonNode messages = sandbox.messages(msisdn);
        if (!messages.isEmpty()) {
            read = id(messages.get(messages.size() - 1));
        }
    }

    /** The codes of {@link #CODES} that stand in a text. Digits within a larger number, a fraction or an identifier are none. */
    public static List<String> codesIn(String text) {
        return CODES.stream()
                .filter(code -> Pattern.compile(
                                "(?<![0-9A-Za-z]|[0-9A-Za-z][.-])" + code + "(?![0-9A-Za-z]|[.-][0-9A-Za-z])")
                        .matcher(text)
                        .find())
                .toList();
    }

    public boolean hasNews() {
        return !unread().isMissingNode();
    }

    /** Waits for the next message with a code and reads it; one that only tells her something is passed over. */
    public String code() {
        Matcher code = CODE.matcher(text());
        while (!code.find()) {
            code = CODE.matcher(text());
        }
        CODES.add(code.group(1));
        return code.group(1);
    }

    public String text() {
        JsonNode message =
                Patience.until("an SMS", () -> Optional.of(unread()).filter(found -> !found.isMissingNode()));
        read = id(message);
        return message.path("text").asText();
    }

    private JsonNode unread() {
        JsonNode messages = sandbox.messages(msisdn);
        int next = 0;
        for (int i = 0; i < messages.size(); i++) {
            if (id(messages.get(i)).equals(read)) {
                next = i + 1;
            }
        }
        return messages.path(next);
    }

    private static String id(JsonNode message) {
        return message.path("id").asText();
    }
}
