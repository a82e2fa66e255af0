package org.pontis.sandbox.e2e.registration;

import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Phone;
import org.pontis.sandbox.e2e.SandboxApi;

/** Somebody before the registration's pages; Fátima, whom no broker knows, unless said otherwise. */
public record Newcomer(String broker, SandboxApi sandbox, Browser browser) {

    public static final String DNI = "00000006Y";
    public static final String CONTRAST = "2033-01-31";
    public static final String BOX = "1234,56";
    public static final String MOBILE = "600 000 006";
    public static final String ACCOUNT = "idces-00000006y";
    public static final String PASSWORD = "nueve barcas bajan por el rio";

    public String at(String page) {
        return broker + "/realms/es/pontis/registration/" + page;
    }

    public Phone phone() {
        return new Phone(sandbox, "+34600000006");
    }

    public Page identify(String identifier, String contrast) {
        return browser.open(at("online")).fill("identifier", identifier, "contrast", contrast, "consent", "yes");
    }

    /** The question of a source, whoever it is. */
    public Page question(String identifier, String contrast, String source) {
        return identify(identifier, contrast).press("source", source);
    }

    /** To the page that asks for her mobile, or what comes instead. */
    public Page proven() {
        return question(DNI, CONTRAST, "tax").fill("answer", BOX);
    }

    /** To the end. */
    public Page register() {
        Phone phone = phone();
        phone.skip();
        return proven().fill("phone", MOBILE).fill("code", phone.code());
    }

    public static String activation(Page done) {
        return done.html().select("[data-activation-code]").attr("data-activation-code");
    }

    /** To the page that asks for a password. */
    public Page activate(String code) {
        Phone phone = phone();
        phone.skip();
        return browser.open(at("activate"))
                .fill("identifier", DNI, "activation", code)
                .fill("code", phone.code());
    }

    /** Nothing of her stays for other tests. */
    public static void leave(Admin admin) {
        admin.get("es/users?exact=true&username=" + ACCOUNT)
                .forEach(user -> admin.delete("es/users/" + user.path("id").asText()));
    }
}
