package org.pontis.sandbox.e2e;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** The SIM in a citizen's phone: what it asks her, and what she does. */
public record Sim(SandboxApi sandbox, String msisdn) {

    private static final String PIN1 = "1234";

    /** What stands on the phone's screen. */
    public record Prompt(String id, String text, String verificationCode) {}

    /** Waits until the phone rings. */
    public Prompt prompt() {
        return Patience.until("a phone that rings", this::now);
    }

    /** Whether nothing stands on the phone's screen. */
    public boolean isQuiet() {
        return now().isEmpty();
    }

    /** Waits until the phone asks nothing any more. */
    public void awaitQuiet() {
        Patience.until("a quiet phone", this::isQuiet);
    }

    public void approve(Prompt prompt) {
        sandbox.react(msisdn, prompt.id(), "{\"action\":\"approve\",\"pin\":\"" + PIN1 + "\"}");
    }

    public void cancel(Prompt prompt) {
        sandbox.react(msisdn, prompt.id(), "{\"action\":\"cancel\"}");
    }

    private Optional<Prompt> now() {
        JsonNode prompt = sandbox.prompts(msisdn).path(0);
        return prompt.isMissingNode()
                ? Optional.empty()
                : Optional.of(new Prompt(
                        prompt.path("id").asText(),
                        prompt.path("text").asText(),
                        prompt.path("verificationCode").asText()));
    }
}
