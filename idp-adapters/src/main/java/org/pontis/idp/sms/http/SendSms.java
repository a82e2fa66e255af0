package org.pontis.idp.sms.http;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

import org.pontis.idp.sms.centre.Message;
import org.pontis.idp.sms.centre.Verdict;
import org.pontis.idp.sms.text.TextCoding;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One {@code sendsms} request and its answer. Of the two forms that Kannel takes it is the POST with headers: in the other
 * one number, text and password stand in the address, which ends up in logs, and Java's client sends a GET again by itself
 * when a kept connection breaks.
 */
final class SendSms {

    private final HttpSettings settings;

    SendSms(HttpSettings settings) {
        this.settings = settings;
    }

    /** Kannel cuts a long text itself. */
    HttpRequest request(Message message) {
        return HttpRequest.newBuilder(settings.url())
                .timeout(settings.pace().timeout())
                .header("Content-Type", "text/plain; charset=UTF-8")
                .header("X-Kannel-Username", settings.username())
                .header("X-Kannel-Password", settings.password())
                .header("X-Kannel-From", settings.sender())
                .header("X-Kannel-To", message.to().value())
                .header("X-Kannel-Coding", coding(message))
                .header("X-Kannel-Validity", Long.toString(minutes(message)))
                .POST(BodyPublishers.ofString(message.text(), UTF_8))
                .build();
    }

    /**
     * What Kannel's statuses mean: 202 for "0: Accepted for delivery" and "3: Queued for later delivery", 400 for a message
     * it does not want, 403 for a wrong password, 404 for a wrong address, 503 for "Temporal failure, try again later."
     * (its queue is full). 429 is RFC 6585's. Whatever else comes may stand for a message that is on its way.
     */
    static Verdict verdict(int status) {
        String why = "HTTP status " + status;
        return switch (status) {
            case 202 -> new Verdict.Accepted(List.of());
            case 400 -> new Verdict.Rejected(why);
            case 401, 403, 404, 405 -> new Verdict.Refused(why);
            case 429, 503 -> new Verdict.Busy(why);
            default -> new Verdict.Uncertain(List.of(), why);
        };
    }

    /** Kannel's codings: 0 is the alphabet of phones, 2 is UCS-2. */
    private static String coding(Message message) {
        return message.segments().getFirst().coding() == TextCoding.GSM_7 ? "0" : "2";
    }

    private static long minutes(Message message) {
        return Math.max(1, message.validUntil().left().toMinutes());
    }
}
