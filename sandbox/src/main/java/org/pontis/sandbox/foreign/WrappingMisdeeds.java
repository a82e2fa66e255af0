package org.pontis.sandbox.foreign;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A good signature, and a message around it that it does not cover (Somorovsky et al., On Breaking SAML, 2012). */
final class WrappingMisdeeds {

    private static final String EXTENSIONS = "<saml2p:Extensions xmlns:saml2p=\"" + Xml.SAMLP + "\"/>";
    private static final String OBJECT = "<ds:Object xmlns:ds=\"" + Xml.DS + "\"/>";

    private WrappingMisdeeds() {}

    static List<Misdeed> all(String message) {
        String name = "eidas-" + message + "-wrapped-";
        return List.of(
                wrapped(name + "in-signature", "The signed one is inside its own signature, in another.", signed -> {
                    Element signature = signature(signed);
                    Element original = copy(signed, true);
                    signature.appendChild(original);
                }),
                wrapped(
                        name + "before-signature",
                        "The signed one stands before its signature, in another.",
                        signed -> signed.insertBefore(copy(signed, true), signature(signed))),
                wrapped(name + "first", "The signed one, signature and all, is the first child of another.", signed -> {
                    Element original = copy(signed, false);
                    signed.removeChild(signature(signed));
                    signed.insertBefore(original, signed.getFirstChild());
                }),
                wrapped(
                        name + "last",
                        "The signed one is the last child of another that has its signature.",
                        signed -> signed.appendChild(copy(signed, true))),
                wrapped(
                        name + "in-extensions",
                        "The signed one is inside the extensions of another.",
                        signed -> inside(signed, EXTENSIONS)),
                wrapped(name + "in-object", "The signed one is an object of the signature of another.", signed -> {
                    Element around = guest(signed, OBJECT);
                    around.appendChild(copy(signed, true));
                    signature(signed).appendChild(around);
                }),
                wrapped(
                        name + "same-id",
                        "Two of the same ID, and the signature is of the one that is not read.",
                        signed -> {
                            Element original = copy(signed, true);
                            original.setAttribute("ID", signed.getAttribute("ID"));
                            inside(signed, original, EXTENSIONS);
                        }));
    }

    /** The root becomes the evil one, under another ID, with what was signed somewhere in it. */
    private static Misdeed wrapped(String name, String what, Consumer<Element> wrap) {
        UnaryOperator<String> letter = xml -> {
            Document document = Xml.parse(xml);
            wrap.accept(document.getDocumentElement());
            if (!name.endsWith("same-id")) {
                document.getDocumentElement().setAttribute("ID", "_evil");
            }
            return Xml.text(document);
        };
        return Misdeed.of(name, what, recipe -> recipe.letter(letter));
    }

    private static void inside(Element signed, String wrapper) {
        inside(signed, copy(signed, true), wrapper);
    }

    private static void inside(Element signed, Element original, String wrapper) {
        Element around = guest(signed, wrapper);
        around.appendChild(original);
        signed.insertBefore(around, signature(signed).getNextSibling());
    }

    private static Element copy(Element signed, boolean withoutSignature) {
        Element copy = (Element) signed.cloneNode(true);
        if (withoutSignature) {
            copy.removeChild(signature(copy));
        }
        return copy;
    }

    private static Element signature(Element signed) {
        return Xml.children(signed, "Signature").getFirst();
    }

    private static Element guest(Element host, String xml) {
        Node guest = host.getOwnerDocument().importNode(Xml.parse(xml).getDocumentElement(), true);
        return (Element) guest;
    }
}
