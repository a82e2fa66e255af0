package org.pontis.eidas.saml.check;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import org.opensaml.saml.common.SignableSAMLObject;
import org.pontis.eidas.saml.PostBinding;
import org.pontis.eidas.saml.RedirectBinding;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.UnverifiedMessage;

/** A message as the browser brought it. What it claims about itself is known once a check has read it. */
public final class Arrival {

    private final String wire;
    private final Optional<String> parameter;
    private final Optional<String> relayState;
    private Optional<UnverifiedMessage<?>> message = Optional.empty();

    private Arrival(String wire, Optional<String> parameter, Optional<String> relayState) {
        this.wire = wire;
        this.parameter = parameter;
        this.relayState = relayState;
    }

    /** In the fields of a form. */
    public static Arrival byPost(String field, Optional<String> relayState) {
        return new Arrival(field, Optional.empty(), relayState);
    }

    /**
     * In the query of an address, of either kind that nodes send.
     *
     * @param rawQuery as it came over the wire
     * @param parameter {@code SAMLRequest} or {@code SAMLResponse}
     */
    public static Arrival byGet(String rawQuery, String parameter) {
        return new Arrival(rawQuery, Optional.of(parameter), relayStateOf(rawQuery));
    }

    public Optional<String> relayState() {
        return relayState;
    }

    /** The ID that the message gives itself; true once its signature is good. */
    public Optional<String> claimedId() {
        return message.flatMap(UnverifiedMessage::claimedId);
    }

    /** The entity ID that the message says it is from; true once its signature is good. */
    public Optional<String> claimedIssuer() {
        return message.flatMap(UnverifiedMessage::claimedIssuer);
    }

    /** SHA-512 of the message in hexadecimal digits: of the XML that came in a form, or of the whole query. */
    public String hash() {
        return hash(parameter.isPresent() ? wire.getBytes(StandardCharsets.UTF_8) : decoded());
    }

    /** The same for a message of ours. */
    public static String hash(String xml) {
        return hash(xml.getBytes(StandardCharsets.UTF_8));
    }

    <T extends SignableSAMLObject> Reading<T> as(Class<T> type) {
        return () -> {
            UnverifiedMessage<T> read = read(type);
            message = Optional.of(read);
            return read;
        };
    }

    private <T extends SignableSAMLObject> UnverifiedMessage<T> read(Class<T> type) throws Rejected {
        return parameter.isPresent()
                ? RedirectBinding.readEither(wire, parameter.get(), type)
                : PostBinding.read(wire, type);
    }

    private byte[] decoded() {
        try {
            return Base64.getMimeDecoder().decode(wire);
        } catch (IllegalArgumentException e) {
            return wire.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static Optional<String> relayStateOf(String rawQuery) {
        try {
            return Arrays.stream(rawQuery.split("&", -1))
                    .filter(pair -> pair.startsWith("RelayState="))
                    .map(pair -> URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8))
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
