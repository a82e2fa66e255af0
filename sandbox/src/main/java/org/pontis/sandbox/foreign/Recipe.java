package org.pontis.sandbox.foreign;

import java.util.function.UnaryOperator;

import org.pontis.eidas.flow.PostForm;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * How a message, or metadata, is made. It is written as it should be, and then goes through these steps.
 *
 * @param content changes it while all of it is still plain
 * @param seal closes each assertion in it
 * @param envelope changes what is around that
 * @param signing signs it, or does not
 * @param letter changes it after that
 * @param form changes what the browser brings
 */
public record Recipe(
        Edit content,
        Seal seal,
        Edit envelope,
        UnaryOperator<String> signing,
        UnaryOperator<String> letter,
        UnaryOperator<PostForm> form) {

    /** All as it should be. */
    static Recipe good(Seal seal, Pen pen) {
        return new Recipe(
                Edit.NONE, seal, Edit.NONE, signedBy(pen), UnaryOperator.identity(), UnaryOperator.identity());
    }

    public Recipe content(Edit edit) {
        return new Recipe(content.and(edit), seal, envelope, signing, letter, form);
    }

    public Recipe seal(Seal other) {
        return new Recipe(content, other, envelope, signing, letter, form);
    }

    public Recipe envelope(Edit edit) {
        return new Recipe(content, seal, envelope.and(edit), signing, letter, form);
    }

    public Recipe pen(Pen pen) {
        return new Recipe(content, seal, envelope, signedBy(pen), letter, form);
    }

    public Recipe unsigned() {
        return new Recipe(content, seal, envelope, UnaryOperator.identity(), letter, form);
    }

    public Recipe letter(UnaryOperator<String> change) {
        return new Recipe(content, seal, envelope, signing, xml -> change.apply(letter.apply(xml)), form);
    }

    public Recipe form(UnaryOperator<PostForm> change) {
        return new Recipe(content, seal, envelope, signing, letter, sent -> change.apply(form.apply(sent)));
    }

    /** Makes it from a document without signature. */
    String write(Document document) {
        content.accept(document);
        for (Element assertion : Xml.children(document.getDocumentElement(), "Assertion")) {
            seal.close(Xml.alone(assertion))
                    .map(closed -> document.importNode(Xml.parse(closed).getDocumentElement(), true))
                    .ifPresent(closed -> document.getDocumentElement().replaceChild(closed, assertion));
        }
        envelope.accept(document);
        return letter.apply(signing.apply(Xml.text(document)));
    }

    private static UnaryOperator<String> signedBy(Pen pen) {
        return xml -> pen.sign(Xml.parse(xml));
    }
}
