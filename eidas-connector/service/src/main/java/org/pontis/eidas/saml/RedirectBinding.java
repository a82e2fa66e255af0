package org.pontis.eidas.saml;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import org.opensaml.saml.common.SignableSAMLObject;
import org.pontis.eidas.saml.Rejected.Reason;

/** A message in the query string (SAML bindings 3.4): deflated, with a signature beside it. */
public final class RedirectBinding {

    private static final List<String> SIGNED = List.of("RelayState", "SigAlg");

    private RedirectBinding() {}

    /**
     * The address that carries a message.
     *
     * @param parameter {@code SAMLRequest} or {@code SAMLResponse}
     * @param relayState empty for none
     */
    public static String url(String endpoint, String parameter, String xml, String relayState, SigningKey key) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put(parameter, Base64.getEncoder().encodeToString(deflate(xml)));
        if (!relayState.isEmpty()) {
            query.put("RelayState", relayState);
        }
        query.put("SigAlg", key.algorithm());
        String octets = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String signature = Base64.getEncoder().encodeToString(key.sign(octets.getBytes(StandardCharsets.UTF_8)));
        return endpoint + (endpoint.contains("?") ? "&" : "?") + octets + "&Signature="
                + URLEncoder.encode(signature, StandardCharsets.UTF_8);
    }

    /**
     * Reads a signed message from a query string.
     *
     * @param rawQuery the query as it came over the wire
     * @param parameter {@code SAMLRequest} or {@code SAMLResponse}
     * @throws Rejected if a parameter is there twice, missing or unknown, or the message is not readable
     */
    public static <T extends SignableSAMLObject> UnverifiedMessage<T> read(
            String rawQuery, String parameter, Class<T> type) throws Rejected {
        Map<String, String> raw = parameters(rawQuery);
        if (!Set.of(parameter, "RelayState", "SigAlg", "Signature").containsAll(raw.keySet())) {
            throw new Rejected(Reason.BAD_ENCODING);
        }
        if (!raw.containsKey(parameter) || !raw.containsKey("SigAlg") || !raw.containsKey("Signature")) {
            throw new Rejected(Reason.NOT_SIGNED);
        }
        String octets = Stream.concat(Stream.of(parameter), SIGNED.stream())
                .map(name -> raw.containsKey(name) ? name + "=" + raw.get(name) : null)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("&"));
        DetachedSignature signature = new DetachedSignature(
                octets.getBytes(StandardCharsets.UTF_8), decode(raw.get("SigAlg")), base64(raw.get("Signature")));
        return UnverifiedMessage.readRedirect(inflate(base64(raw.get(parameter))), signature, type);
    }

    /**
     * Reads a message of either kind that nodes send by GET: the one of the standard, deflated and signed in the query, and the
     * one of the Commission's node, whose message is as it would be in a form, with its signature inside. What there is decides
     * which kind it is, and {@link UnverifiedMessage#verify} demands the signature of that kind: a message with half a query
     * signature, with none, or with both is no message.
     *
     * @param rawQuery the query as it came over the wire
     * @param parameter {@code SAMLRequest} or {@code SAMLResponse}
     */
    public static <T extends SignableSAMLObject> UnverifiedMessage<T> readEither(
            String rawQuery, String parameter, Class<T> type) throws Rejected {
        Map<String, String> raw = parameters(rawQuery);
        boolean plain = raw.containsKey(parameter) && !raw.containsKey("SigAlg") && !raw.containsKey("Signature");
        if (!plain) {
            return read(rawQuery, parameter, type);
        }
        // whatever else a form of theirs puts into the query is not looked at, unless it says how to read the rest
        if (raw.containsKey("SAMLEncoding")) {
            throw new Rejected(Reason.BAD_ENCODING);
        }
        byte[] xml = base64(raw.get(parameter));
        if (xml.length == 0 || xml[0] != '<') {
            throw new Rejected(Reason.NOT_SIGNED);
        }
        return UnverifiedMessage.read(xml, type);
    }

    private static Map<String, String> parameters(String rawQuery) throws Rejected {
        if (rawQuery.length() > SamlXml.MAX_BYTES * 2) {
            throw new Rejected(Reason.TOO_LARGE);
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (parameters.put(name, pair.substring(name.length()).replaceFirst("=", "")) != null) {
                throw new Rejected(Reason.BAD_ENCODING);
            }
        }
        return parameters;
    }

    private static byte[] base64(String raw) throws Rejected {
        try {
            return Base64.getDecoder().decode(decode(raw).replace("\r", "").replace("\n", ""));
        } catch (IllegalArgumentException e) {
            throw new Rejected(Reason.BAD_ENCODING, e);
        }
    }

    private static String decode(String raw) throws Rejected {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Rejected(Reason.BAD_ENCODING, e);
        }
    }

    private static byte[] deflate(String xml) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(xml.getBytes(StandardCharsets.UTF_8));
            deflater.finish();
            ByteArrayOutputStream deflated = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            while (!deflater.finished()) {
                deflated.write(buffer, 0, deflater.deflate(buffer));
            }
            return deflated.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** Stops at the size limit, however much more a bomb would give, and wants the stream to end where the parameter ends. */
    private static byte[] inflate(byte[] deflated) throws Rejected {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            byte[] buffer = new byte[SamlXml.MAX_BYTES + 1];
            int length = 0;
            while (!inflater.finished() && length < buffer.length) {
                int more = inflater.inflate(buffer, length, buffer.length - length);
                if (more == 0 && !inflater.finished()) {
                    throw new Rejected(Reason.BAD_ENCODING);
                }
                length += more;
            }
            if (length > SamlXml.MAX_BYTES) {
                throw new Rejected(Reason.TOO_LARGE);
            }
            if (inflater.getRemaining() > 0) {
                throw new Rejected(Reason.BAD_ENCODING);
            }
            return Arrays.copyOf(buffer, length);
        } catch (DataFormatException e) {
            throw new Rejected(Reason.BAD_ENCODING, e);
        } finally {
            inflater.end();
        }
    }
}
