package org.pontis.sandbox.foreign;

import java.util.List;

/** XML that harms whoever reads it. All of it is added to a message that was good and signed. */
final class XmlMisdeeds {

    private static final String LAUGHS = "<!DOCTYPE a [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">"
            + "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;\">]>";

    private XmlMisdeeds() {}

    static List<Misdeed> all(String message) {
        String name = "eidas-" + message + "-";
        String the = "The " + message + " ";
        return List.of(
                Misdeed.of(
                        name + "doctype",
                        the + "has a document type.",
                        recipe -> recipe.letter("<!DOCTYPE x>"::concat)),
                Misdeed.of(
                        name + "external-entity",
                        the + "wants a file read.",
                        recipe -> recipe.letter(xml -> "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/hostname\">]>"
                                + xml.replaceFirst(">", " x=\"\">&f;"))),
                Misdeed.of(
                        name + "laughs",
                        the + "has entities that multiply.",
                        recipe -> recipe.letter(xml -> LAUGHS + xml.replaceFirst(">", ">&f;"))),
                Misdeed.of(
                        name + "comment",
                        "A comment divides a text.",
                        recipe -> recipe.letter(xml -> xml.replaceFirst(">(\\w\\w)", ">$1<!-- -->"))),
                Misdeed.of(
                        name + "instruction",
                        "A processing instruction divides a text.",
                        recipe -> recipe.letter(
                                xml -> xml.replaceFirst("(</[^>]*Issuer>|<[^>]*SSODescriptor)", "<?p?>$1"))),
                Misdeed.of(
                        name + "deep",
                        the + "is three thousand levels deep.",
                        recipe -> recipe.letter(xml ->
                                xml.replaceFirst("(</[^>]*>)$", "<x>".repeat(3_000) + "</x>".repeat(3_000) + "$1"))),
                Misdeed.of(
                        name + "large",
                        the + "is larger than anything that was agreed on.",
                        recipe -> recipe.letter(xml -> xml + " ".repeat(9_000_000))),
                Misdeed.of(
                        name + "utf16",
                        the + "says that it is in UTF-16.",
                        recipe -> recipe.letter("<?xml version=\"1.0\" encoding=\"UTF-16\"?>"::concat)),
                Misdeed.of(
                        name + "xml-1-1",
                        the + "is XML 1.1.",
                        recipe -> recipe.letter("<?xml version=\"1.1\"?>"::concat)));
    }
}
