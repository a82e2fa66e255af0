package org.pontis.sandbox.e2e.attack.saml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Every way to put a signed message into one of our own making, so that the signature stays good and another message is read:
 * every element of the evil message takes the signed one, first or last or in a wrapper, with the signature moved, left or
 * copied, under the same ID or another.
 */
record Wrapping(String signed, String evil) {

    /** What becomes of the signature. */
    private enum Seal {
        LEFT,
        MOVED,
        COPIED
    }

    /** What is put around the signed message. */
    private static final List<String> WRAPPERS = List.of(
            "",
            "<samlp:Extensions xmlns:samlp=\"" + Xml.SAMLP + "\"/>",
            "<ds:Object xmlns:ds=\"" + Xml.DS + "\"/>",
            "<x:y xmlns:x=\"urn:x\"/>");

    /** @param evil an unsigned message of the same portal that says something else */
    static Stream<String> all(String signed, String evil) {
        return new Wrapping(signed, evil).variants();
    }

    private Stream<String> variants() {
        List<String> variants = new ArrayList<>();
        int places = Xml.all(template(Seal.MOVED, true).getDocumentElement()).size();
        for (Seal seal : Seal.values()) {
            for (boolean sameId : List.of(true, false)) {
                for (String wrapper : WRAPPERS) {
                    for (int place = 0; place < places; place++) {
                        for (boolean first : List.of(true, false)) {
                            variant(seal, sameId, wrapper, place, first, variants);
                        }
                    }
                }
            }
        }
        return variants.stream().distinct();
    }

    private void variant(Seal seal, boolean sameId, String wrapper, int place, boolean first, List<String> variants) {
        Document document = template(seal, sameId);
        List<Element> elements = Xml.all(document.getDocumentElement());
        if (place >= elements.size()) {
            return;
        }
        Element parent = elements.get(place);
        Element original = (Element) document.importNode(Xml.parse(signed).getDocumentElement(), true);
        if (seal == Seal.MOVED) {
            Node inside = original.getElementsByTagNameNS(Xml.DS, "Signature").item(0);
            inside.getParentNode().removeChild(inside);
        }
        Node guest = original;
        if (!wrapper.isEmpty()) {
            guest = document.importNode(Xml.parse(wrapper).getDocumentElement(), true);
            guest.appendChild(original);
        }
        parent.insertBefore(guest, first ? parent.getFirstChild() : null);
        variants.add(Xml.text(document));
    }

    /** The evil message, with the signature of the signed one after its Issuer if it is not left where it was. */
    private Document template(Seal seal, boolean sameId) {
        Document document = Xml.parse(evil);
        Element root = document.getDocumentElement();
        Document source = Xml.parse(signed);
        if (sameId) {
            root.setAttribute("ID", source.getDocumentElement().getAttribute("ID"));
        }
        if (seal != Seal.LEFT) {
            Node seen = document.importNode(Xml.first(source, Xml.DS, "Signature"), true);
            root.insertBefore(seen, Xml.first(document, Xml.SAML, "Issuer").getNextSibling());
        }
        return document;
    }
}
