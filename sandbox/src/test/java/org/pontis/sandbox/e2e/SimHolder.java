package org.pontis.sandbox.e2e;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** A citizen who logs in with the key in her SIM: at a browser without scripts, and at her phone. */
public record SimHolder(String identifier, Sim sim) {

    public static SimHolder of(String identifier, String msisdn, SandboxApi sandbox) {
        return new SimHolder(identifier, new Sim(sandbox, msisdn));
    }

    /** From the chooser until the operator has said what it knows: the code, the choice of a role, or a refusal. */
    public Page asks(Page chooser) {
        return asksUnknown(chooser.choose("mobile-id"));
    }

    /** The same from the form. */
    public Page asksUnknown(Page form) {
        return ringing(form.fill("identifier", identifier, "phone", sim.msisdn()));
    }

    /** The same where she is known already. */
    public Page asksKnown(Page form) {
        return ringing(form.fill("phone", sim.msisdn()));
    }

    /** Compares the code, types her PIN, and waits for what comes of it. */
    public Page approves(Page waiting) {
        sim.approve(compared(waiting));
        return over(waiting);
    }

    /** Cancels on the phone, and waits for what comes of it. */
    public Page cancels(Page waiting) {
        sim.cancel(compared(waiting));
        return over(waiting);
    }

    public Page logsIn(Page chooser) {
        return approves(asks(chooser));
    }

    /** Presses the button until the page is another one. */
    public Page over(Page waiting) {
        return pressing(waiting, page -> !isWaiting(page));
    }

    /** From the page that asks the operator to the one with the code, or whatever comes instead. */
    public Page ringing(Page first) {
        return pressing(first, page -> !isWaiting(page) || code(page).isPresent());
    }

    private static Page pressing(Page first, Predicate<Page> enough) {
        AtomicReference<Page> page = new AtomicReference<>(first);
        return Patience.until("an answer of the mobile operator", () -> {
            if (!enough.test(page.get())) {
                page.set(page.get().press("continue"));
            }
            return Optional.of(page.get()).filter(enough);
        });
    }

    private Sim.Prompt compared(Page waiting) {
        Sim.Prompt prompt = sim.prompt();
        if (!code(waiting).equals(Optional.of(prompt.verificationCode()))) {
            throw new AssertionError("The phone shows another code than " + waiting);
        }
        return prompt;
    }

    /** The verification code on the page. */
    public static Optional<String> code(Page page) {
        return Optional.ofNullable(page.html().selectFirst("[data-verification-code]"))
                .map(code -> code.attr("data-verification-code"));
    }

    private static boolean isWaiting(Page page) {
        return !page.html().select("[data-page-id=login-mobile-id-wait]").isEmpty();
    }
}
