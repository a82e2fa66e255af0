package org.pontis.sandbox.e2e.attack.saml;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.zip.Deflater;

import org.pontis.sandbox.e2e.Http;

/** Brings bytes to the broker's SAML endpoint, by any binding, as badly as wanted. No redirect is followed. */
record Wire(String endpoint) {

    /** A form with one message, properly encoded. */
    HttpResponse<String> post(String xml) {
        return post(xml.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> post(byte[] xml) {
        return field("SAMLRequest", xml);
    }

    HttpResponse<String> postResponse(String xml) {
        return field("SAMLResponse", xml.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> field(String name, byte[] xml) {
        return form(name + "=" + encode(base64(xml)));
    }

    /** A form as it stands. */
    HttpResponse<String> form(String body) {
        return form("", body);
    }

    HttpResponse<String> form(String query, String body) {
        return body(query, "application/x-www-form-urlencoded", body);
    }

    HttpResponse<String> body(String path, String type, String body) {
        return Http.send(HttpRequest.newBuilder(URI.create(endpoint + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String query) {
        return Http.send(HttpRequest.newBuilder(URI.create(endpoint + query)));
    }

    /** The address's parameters of a message that is signed as it should be. */
    static String signedQuery(String parameter, String xml, String relayState, Ink ink) {
        return sign(
                parameter + "=" + encode(base64(deflate(xml.getBytes(StandardCharsets.UTF_8))))
                        + (relayState == null ? "" : "&RelayState=" + encode(relayState)) + "&SigAlg="
                        + encode(ink.algorithm()),
                ink);
    }

    /** Appends a signature over exactly these octets. */
    static String sign(String octets, Ink ink) {
        try {
            Signature signature = Signature.getInstance(
                    switch (ink.algorithm().substring(ink.algorithm().indexOf('#') + 1)) {
                        case "rsa-sha1" -> "SHA1withRSA";
                        case "rsa-sha512" -> "SHA512withRSA";
                        default -> "SHA256withRSA";
                    });
            signature.initSign((PrivateKey) ink.key());
            signature.update(octets.getBytes(StandardCharsets.UTF_8));
            return octets + "&Signature=" + encode(base64(signature.sign()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] deflate(byte[] xml) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(xml);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
