package org.pontis.sandbox.foreign;

import java.util.function.Consumer;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A change to a message. Elements are named by their local names, and the first of that name is meant. */
@FunctionalInterface
public interface Edit extends Consumer<Document> {

    Edit NONE = document -> {};

    default Edit and(Edit other) {
        return document -> {
            accept(document);
            other.accept(document);
        };
    }

    static Edit set(String element, String attribute, String value) {
        return document -> Xml.first(document, element).setAttribute(attribute, value);
    }

    static Edit unset(String element, String attribute) {
        return document -> Xml.first(document, element).removeAttribute(attribute);
    }

    static Edit text(String element, String text) {
        return document -> Xml.first(document, element).setTextContent(text);
    }

    static Edit remove(String element) {
        return document -> {
            Element gone = Xml.first(document, element);
            gone.getParentNode().removeChild(gone);
        };
    }

    /** Puts a second one behind it. */
    static Edit twice(String element) {
        return document -> {
            Element one = Xml.first(document, element);
            one.getParentNode().insertBefore(one.cloneNode(true), one.getNextSibling());
        };
    }

    /** Puts something into an element, at its end. */
    static Edit append(String element, String xml) {
        return document -> Xml.first(document, element).appendChild(guest(document, xml));
    }

    /** Puts something before an element. */
    static Edit before(String element, String xml) {
        return document -> {
            Element next = Xml.first(document, element);
            next.getParentNode().insertBefore(guest(document, xml), next);
        };
    }

    /** Changes the attribute, or the request for one, whose name ends like this. */
    static Edit named(String name, Consumer<Element> change) {
        return document -> change.accept(Xml.all(document.getDocumentElement()).stream()
                .filter(element -> element.getAttribute("Name").endsWith("/" + name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no attribute " + name + ".")));
    }

    /** Gives the attribute another value. */
    static Edit value(String name, String value) {
        return named(name, attribute -> attribute.getFirstChild().setTextContent(value));
    }

    /** Takes the attribute, or the request for it, away. */
    static Edit without(String name) {
        return named(name, attribute -> attribute.getParentNode().removeChild(attribute));
    }

    private static Element guest(Document document, String xml) {
        return (Element) document.importNode(Xml.parse(xml).getDocumentElement(), true);
    }
}
