package org.pontis.eidas.saml;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.opensaml.saml.common.SignableSAMLObject;
import org.pontis.eidas.saml.Rejected.Reason;

/** A message in a form field (SAML bindings 3.5). */
public final class PostBinding {

    private PostBinding() {}

    /** The value of the form field. */
    public static String encode(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the value of the form field: base64 in lines or not, and nothing else.
     *
     * @throws Rejected if it is anything else
     */
    public static <T extends SignableSAMLObject> UnverifiedMessage<T> read(String field, Class<T> type)
            throws Rejected {
        return UnverifiedMessage.read(decode(field), type);
    }

    private static byte[] decode(String field) throws Rejected {
        if (field.length() > SamlXml.MAX_BYTES * 3 / 2) {
            throw new Rejected(Reason.TOO_LARGE);
        }
        try {
            return Base64.getDecoder().decode(field.replace("\r", "").replace("\n", ""));
        } catch (IllegalArgumentException e) {
            throw new Rejected(Reason.BAD_ENCODING, e);
        }
    }
}
