package org.pontis.idp.sms.smpp;

import java.io.IOException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLException;

import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;

/** Why there is no link, in words for the log: the same for the same cause, and never with what was sent. */
final class NoBind {

    private NoBind() {}

    /** @param failed what connecting or binding threw */
    static String reason(Exception failed) {
        return switch (failed) {
            case UnknownHostException unknown -> "its host name is unknown";
            case SSLException untrusted -> "no TLS: " + untrusted.getMessage();
            case IOException refused
            when refused.getCause() instanceof NegativeResponseException negative ->
                "command_status 0x%02X".formatted(negative.getCommandStatus());
            case IOException silent
            when silent.getCause() instanceof ResponseTimeoutException -> "no answer to bind_transceiver in time";
            // jsmpp's other words name sessions and fields; those of java.net stand alone
            case IOException closed when closed.getCause() == null -> String.valueOf(closed.getMessage());
            default -> failed.getClass().getSimpleName();
        };
    }
}
