package org.pontis.eidas.saml;

/** A message that was not accepted. Its text is for the log: it names the rule and never quotes the message. */
public final class Rejected extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public Rejected(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Rejected(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    /** @param detail where and by which rule; it quotes nothing */
    public Rejected(Reason reason, String detail) {
        super(reason.name() + ": " + detail);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why a message is not accepted; the names are stable codes. */
    public enum Reason {
        /** More than {@link SamlXml#MAX_BYTES} bytes. */
        TOO_LARGE,
        /** Not UTF-8, or declared to be something else. */
        NOT_UTF8,
        /** Not well-formed XML 1.0, with a document type, too deep, or with too many attributes on one element. */
        MALFORMED,
        /** Base64, DEFLATE or the query string is not what the binding prescribes. */
        BAD_ENCODING,
        /** A comment: readers disagree about the text around it. */
        COMMENT,
        PROCESSING_INSTRUCTION,
        /** Text beside child elements. */
        MIXED_CONTENT,
        /** Two elements with the same ID, in whatever spelling of the attribute. */
        DUPLICATE_ID,
        /** An ID that is no plain XML name or is longer than 256 characters. */
        INVALID_ID,
        /** A namespace that is no absolute URI (void in canonicalisation). */
        RELATIVE_NAMESPACE,
        /** An element that makes a receiver fetch, transform or look elsewhere. */
        FORBIDDEN_ELEMENT,
        /** More than one assertion, plain and encrypted together. */
        MORE_THAN_ONE_ASSERTION,
        /** An assertion that is not directly inside the response. */
        MISPLACED_ASSERTION,
        /** A signature that is not directly inside the message or its assertion, or a second one there. */
        MISPLACED_SIGNATURE,
        /** More than one encrypted datum or two encrypted keys. */
        TOO_MUCH_ENCRYPTION,
        /** More than {@link StructuralGate#MAX_NODES} elements, attributes and texts. */
        TOO_MANY_NODES,
        /** Against a rule of the schemas of SAML, XML Signature, XML Encryption or eIDAS. */
        NOT_VALID,
        /** Another message than the one expected here, or one that OpenSAML cannot read. */
        UNEXPECTED_MESSAGE,
        /** A signature is demanded and there is none, or there are two kinds of it. */
        NOT_SIGNED,
        /** An algorithm or transform outside the allow-list. */
        ALGORITHM_NOT_ALLOWED,
        /** The signature covers something else than exactly the element in question. */
        WRONG_COVERAGE,
        /** No pinned key made this signature. */
        INVALID_SIGNATURE,
        /** No pinned key is strong enough to be used at all. */
        NO_USABLE_KEY,
        /** The encryption is not built as XML Encryption prescribes, or a point is on no curve. */
        MALFORMED_ENCRYPTION,
        /** The encrypted key names no key of ours: none at all, or a stranger's. */
        NOT_FOR_US,
        /** Decryption failed; there is one answer to whatever failed, so that nobody learns anything from it. */
        NOT_DECRYPTABLE
    }
}
