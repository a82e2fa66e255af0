package org.pontis.idp.saml;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The one way in for a portal's message: size, encoding, XML, structure, the form of its signature, its fields. In this order,
 * cheap first; no key is used and nothing is fetched.
 */
public final class Gate {

    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,255}");
    private static final String ENTITY = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";
    private static final String POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
    private static final int LONGEST_TEXT = 1_024;

    private static final Set<String> COMPARISONS = Set.of("exact", "minimum", "maximum", "better");

    private static final Set<String> ATTRIBUTES = Set.of(
            "ID",
            "Version",
            "IssueInstant",
            "Destination",
            "Consent",
            "ForceAuthn",
            "IsPassive",
            "ProtocolBinding",
            "AssertionConsumerServiceIndex",
            "AssertionConsumerServiceURL",
            "AttributeConsumingServiceIndex",
            "ProviderName",
            "Reason",
            "NotOnOrAfter",
            "InResponseTo");

    private Gate() {}

    /** @throws Refused if anything about the message's form is not as a portal's message has it */
    public static Message examine(Envelope envelope) {
        Document document = Xml.parse(envelope.xml());
        Element root = document.getDocumentElement();
        Kind kind = kind(root);
        Refused.unless(kind.isResponse() == envelope.response(), Reason.STRUCTURE, "This is another kind of message.");
        Structure.check(root);
        Message message = read(kind, root);
        signature(root, envelope, message.id());
        fields(message, root);
        answerable(message);
        return message;
    }

    private static Kind kind(Element root) {
        return Optional.of(root)
                .filter(element -> Names.SAMLP.equals(element.getNamespaceURI()))
                .flatMap(element -> Kind.of(element.getLocalName()))
                .orElseThrow(() -> new Refused(Reason.STRUCTURE, "This is no message that a portal sends."));
    }

    private static Message read(Kind kind, Element root) {
        for (int i = 0; i < root.getAttributes().getLength(); i++) {
            String name = root.getAttributes().item(i).getNodeName();
            Refused.unless(
                    name.equals("xmlns") || name.startsWith("xmlns:") || ATTRIBUTES.contains(name),
                    Reason.STRUCTURE,
                    "The message has an unknown attribute.");
        }
        Refused.unless("2.0".equals(root.getAttribute("Version")), Reason.STRUCTURE, "This is not SAML 2.0.");
        String id = root.getAttribute("ID");
        Refused.unless(ID.matcher(id).matches(), Reason.STRUCTURE, "The ID is missing or unusable.");
        return new Message(
                kind,
                id,
                issuer(root),
                instant(root.getAttribute("IssueInstant")),
                destination(root),
                root.getOwnerDocument());
    }

    /** To the letter: readers that trim and readers that do not must not know two portals by one text. */
    private static String issuer(Element root) {
        Element issuer = Message.named(root, "saml:Issuer").findFirst().orElseThrow();
        String name = issuer.getTextContent();
        Refused.unless(
                !name.isBlank() && name.equals(name.strip()) && name.length() <= LONGEST_TEXT,
                Reason.STRUCTURE,
                "The issuer's name is missing or unusable.");
        boolean plain = issuer.getAttributes().getLength() == 0
                || !issuer.hasAttribute("NameQualifier")
                        && !issuer.hasAttribute("SPNameQualifier")
                        && !issuer.hasAttribute("SPProvidedID")
                        && (!issuer.hasAttribute("Format") || ENTITY.equals(issuer.getAttribute("Format")));
        Refused.unless(plain, Reason.STRUCTURE, "The issuer is not named as an entity.");
        return name;
    }

    private static String destination(Element root) {
        Refused.unless(root.hasAttribute("Destination"), Reason.DESTINATION, "The message has no destination.");
        return root.getAttribute("Destination");
    }

    /** SAML core 1.3.3: with a time zone, and none of the forms that only some readers know. */
    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notAnInstant) {
            throw new Refused(Reason.STRUCTURE, "A time is missing or cannot be read.");
        }
    }

    private static void signature(Element root, Envelope envelope, String id) {
        Optional<Element> signature = Message.named(root, "ds:Signature").findFirst();
        if (envelope.detached()) {
            // SAML bindings 3.4.4.1: a message that travels this way carries no signature of its own
            Refused.unless(signature.isEmpty(), Reason.COVERAGE, "There are two signatures, inside and beside.");
        } else {
            new Enveloped(signature.orElseThrow(() -> new Refused(Reason.UNSIGNED, "The message is not signed.")))
                    .mustCover(id);
        }
    }

    private static void fields(Message message, Element root) {
        Refused.unless(
                message.kind() != Kind.LOGOUT_RESPONSE
                        || message.attribute("InResponseTo")
                                .filter(id -> ID.matcher(id).matches())
                                .isPresent(),
                Reason.STRUCTURE,
                "A response answers no request.");
        Message.named(root, "samlp:RequestedAuthnContext")
                .filter(context -> context.hasAttribute("Comparison"))
                .forEach(context -> Refused.unless(
                        COMPARISONS.contains(context.getAttribute("Comparison")),
                        Reason.STRUCTURE,
                        "The comparison is none of SAML's."));
    }

    /** What of SAML's ways to ask for an answer this broker offers. */
    private static void answerable(Message message) {
        Refused.unless(
                message.attribute("AssertionConsumerServiceIndex").isEmpty(),
                Reason.UNSUPPORTED,
                "Addresses by index are not offered.");
        Refused.unless(
                message.attribute("ProtocolBinding")
                        .filter(binding -> !POST.equals(binding))
                        .isEmpty(),
                Reason.UNSUPPORTED,
                "Answers go by HTTP-POST only.");
    }
}
