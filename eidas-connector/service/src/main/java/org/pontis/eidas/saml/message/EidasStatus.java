package org.pontis.eidas.saml.message;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a request ended (SAML core 3.2.2). Decisions rest on the codes; the message is for people who read logs.
 *
 * @param subCode what exactly went wrong; nothing when none was sent or one that eIDAS nodes do not use
 * @param detail what that is about, for who reads on: a code within the second one. The reference node knows few codes at the second
 *     level and does not look for a third
 */
public record EidasStatus(Code code, Optional<SubCode> subCode, Optional<SubCode> detail, Optional<String> message) {

    private static final String PREFIX = "urn:oasis:names:tc:SAML:2.0:status:";

    public static final EidasStatus SUCCESS =
            new EidasStatus(Code.SUCCESS, Optional.empty(), Optional.empty(), Optional.of(Code.SUCCESS.uri()));

    public static EidasStatus of(Code code, SubCode subCode, String message) {
        return new EidasStatus(code, Optional.of(subCode), Optional.empty(), Optional.of(message));
    }

    /** The same with a code within the second one. */
    public EidasStatus about(SubCode detail) {
        return new EidasStatus(code, subCode, Optional.of(detail), message);
    }

    public static EidasStatus of(Code code, String message) {
        return new EidasStatus(code, Optional.empty(), Optional.empty(), Optional.of(message));
    }

    /** Reads what was sent; nothing when the first code is none of the standard's. */
    public static Optional<EidasStatus> read(
            Optional<String> code, Optional<String> subCode, Optional<String> detail, Optional<String> message) {
        return code.flatMap(Code::read)
                .map(known ->
                        new EidasStatus(known, subCode.flatMap(SubCode::read), detail.flatMap(SubCode::read), message));
    }

    /** The codes within the first, from outside to inside. */
    public List<SubCode> within() {
        return Stream.of(subCode, detail).flatMap(Optional::stream).toList();
    }

    /** Whether it says so, at whatever level. */
    public boolean says(SubCode what) {
        return within().contains(what);
    }

    /** The codes alone, for a log. */
    public String codes() {
        return Stream.concat(Stream.of(code), within().stream())
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    public boolean isSuccess() {
        return code == Code.SUCCESS;
    }

    /** Who is to blame, in general. */
    public enum Code {
        SUCCESS("Success"),
        /** The request cannot be fulfilled as it is. */
        REQUESTER("Requester"),
        /** The request is fine, but it did not come to a login. */
        RESPONDER("Responder"),
        VERSION_MISMATCH("VersionMismatch");

        private final String name;

        Code(String name) {
            this.name = name;
        }

        public String uri() {
            return PREFIX + name;
        }

        static Optional<Code> read(String uri) {
            return Arrays.stream(values())
                    .filter(code -> code.uri().equals(uri))
                    .findFirst();
        }
    }

    /** The second-level codes that nodes use; the reference node sends the first four only. */
    public enum SubCode {
        AUTHN_FAILED("AuthnFailed"),
        /** The citizen refused, or the relying party is not admitted. */
        REQUEST_DENIED("RequestDenied"),
        INVALID_ATTR_NAME_OR_VALUE("InvalidAttrNameOrValue"),
        INVALID_NAME_ID_POLICY("InvalidNameIDPolicy"),
        /** The level of assurance cannot be reached. */
        NO_AUTHN_CONTEXT("NoAuthnContext"),
        NO_PASSIVE("NoPassive"),
        REQUEST_UNSUPPORTED("RequestUnsupported"),
        UNKNOWN_PRINCIPAL("UnknownPrincipal");

        private final String name;

        SubCode(String name) {
            this.name = name;
        }

        public String uri() {
            return PREFIX + name;
        }

        static Optional<SubCode> read(String uri) {
            return Arrays.stream(values())
                    .filter(code -> code.uri().equals(uri))
                    .findFirst();
        }
    }
}
