package org.pontis.idp.ledger.note;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.pontis.idp.ledger.json.Malformed;

/** One line under a note: who signed, with which key, and what came of it. */
public final class NoteSignature {

    private static final Pattern LINE = Pattern.compile("\u2014 ([^\\s+\\p{Cc}]{1,1100}) ([A-Za-z0-9+/]{8,400}={0,2})");

    private final String name;
    private final KeyId key;
    private final byte[] signature;

    NoteSignature(String name, KeyId key, byte[] signature) {
        this.name = name;
        this.key = key;
        this.signature = signature;
    }

    static NoteSignature read(String line) throws Malformed {
        Matcher matcher = LINE.matcher(line);
        try {
            if (matcher.matches()) {
                byte[] octets = Base64.getDecoder().decode(matcher.group(2));
                NoteSignature signature = new NoteSignature(
                        matcher.group(1),
                        KeyId.of(octets),
                        Arrays.copyOfRange(octets, Math.min(KeyId.LENGTH, octets.length), octets.length));
                if (signature.line().equals(line)) {
                    return signature;
                }
            }
        } catch (IllegalArgumentException notBase64) {
            // the same as another shape
        }
        throw new Malformed("not the line of a signature");
    }

    public String name() {
        return name;
    }

    public KeyId key() {
        return key;
    }

    byte[] signature() {
        return signature;
    }

    String line() {
        byte[] octets = Arrays.copyOf(key.octets(), KeyId.LENGTH + signature.length);
        System.arraycopy(signature, 0, octets, KeyId.LENGTH, signature.length);
        return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(octets);
    }
}
