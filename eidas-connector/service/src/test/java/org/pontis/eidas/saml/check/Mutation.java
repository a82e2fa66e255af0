package org.pontis.eidas.saml.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Changes messages at random: as a text that somebody damaged, and as a tree that somebody rebuilt. */
final class Mutation {

    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "\"",
            "&",
            "&amp;",
            "&#13;",
            "<!---->",
            "<?p?>",
            "<!DOCTYPE a>",
            "<![CDATA[x]]>",
            "\u0000",
            "\u2028",
            "xmlns:x=\"urn:x\"",
            "ID=\"_x\"",
            " ",
            "-1",
            "2026-11-22T10:00:00Z",
            "9999-12-31T23:59:60Z",
            "true",
            "xs:",
            "#",
            "http://eidas.europa.eu/LoA/high",
            "𝔘",
            "ا",
            "\r\n",
            "%",
            "${x}",
            "../",
            "A".repeat(300));

    private final SplittableRandom random;

    Mutation(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** One to three damages to a text. */
    String damaged(String text) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            damage(damaged);
        }
        return damaged.toString();
    }

    private void damage(StringBuilder text) {
        if (text.isEmpty()) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(1, 60));
        switch (random.nextInt(7)) {
            case 0 -> text.setCharAt(at, (char) (text.charAt(at) ^ 1 << random.nextInt(7)));
            case 1 -> text.delete(at, end);
            case 2 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
            case 3 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            case 4 -> text.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
            case 5 -> text.setLength(at + 1);
            default -> text.setCharAt(at, (char) random.nextInt(0x20, 0x250));
        }
    }

    /** One to three changes to a tree. */
    void rebuild(Document document) {
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            List<Element> elements = elements(document);
            rebuild(elements.get(random.nextInt(elements.size())), elements.get(random.nextInt(elements.size())));
        }
    }

    private void rebuild(Element element, Element other) {
        boolean isRoot = element.getParentNode() instanceof Document;
        switch (random.nextInt(8)) {
            case 0 -> changeAttribute(element);
            case 1 ->
                element.setTextContent(PIECES.get(random.nextInt(PIECES.size())).replace("\u0000", ""));
            case 2 -> element.setAttribute("ID", "_x");
            case 3 -> element.setAttribute("xml:lang", "es");
            case 4 -> other.appendChild(element.cloneNode(true));
            case 5 -> move(element, other);
            case 6 -> {
                if (!isRoot) {
                    element.getParentNode().removeChild(element);
                }
            }
            default -> {
                if (!isRoot) {
                    element.getParentNode().insertBefore(element.cloneNode(true), element);
                }
            }
        }
    }

    private void changeAttribute(Element element) {
        int count = element.getAttributes().getLength();
        if (count == 0) {
            return;
        }
        Attr attribute = (Attr) element.getAttributes().item(random.nextInt(count));
        if (attribute.getName().startsWith("xmlns")) {
            return;
        }
        if (random.nextBoolean()) {
            element.removeAttributeNode(attribute);
        } else {
            attribute.setValue(PIECES.get(random.nextInt(PIECES.size())).replace("\u0000", ""));
        }
    }

    private static void move(Element element, Element other) {
        for (Node up = other; up != null; up = up.getParentNode()) {
            if (up == element) {
                return;
            }
        }
        other.appendChild(element);
    }

    private static List<Element> elements(Document document) {
        List<Element> elements = new ArrayList<>();
        var all = document.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
        return elements;
    }
}
