package org.pontis.idp.keycloak.registration;

import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.Response;

import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PolicyError;
import org.pontis.broker.Input;
import org.pontis.broker.LoginProblem;

/** Choosing a password. What the realm's policy minds is told in words; the password itself goes nowhere but into its hash. */
record PasswordStep(Room room) {

    private static final String PAGE = "activation-password";

    Response page(Draft draft) {
        return room.show(PAGE, draft, model());
    }

    Response page(Draft draft, LoginProblem problem) {
        return room.show(problem, PAGE, draft, model());
    }

    /** What she typed, twice the same, in Unicode's composed form as logins compare it (NIST SP 800-63B-4, 3.1.1.2). */
    Optional<String> read(Draft draft, Input input) {
        return input.value("password").map(PasswordStep::composed).filter(chosen -> input.value("repeated")
                .map(PasswordStep::composed)
                .filter(chosen::equals)
                .isPresent());
    }

    Response refused(Draft draft) {
        return page(room.drafts().keep(draft), Trouble.PASSWORD_UNLIKE);
    }

    /** Why it cannot be hers, if so: what the realm's policy says, and that nothing of her stands in it. */
    Optional<LoginProblem> objection(UserModel citizen, String chosen) {
        String lower = chosen.toLowerCase(java.util.Locale.ROOT);
        String identifier = Optional.ofNullable(citizen.getFirstAttribute("person_identifier"))
                .orElse(citizen.getUsername())
                .toLowerCase(java.util.Locale.ROOT);
        if (lower.contains(identifier)) {
            return Optional.of(Trouble.PASSWORD_PERSONAL);
        }
        // no keyboard could type it again
        if (chosen.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(Trouble.PASSWORD_REFUSED);
        }
        PolicyError error =
                room.session().getProvider(PasswordPolicyManagerProvider.class).validate(room.realm(), citizen, chosen);
        return Optional.ofNullable(error).map(PolicyError::getMessage).map(PasswordStep::problem);
    }

    private static LoginProblem problem(String policy) {
        return switch (policy) {
            case "invalidPasswordMinLengthMessage" -> Trouble.PASSWORD_SHORT;
            case "invalidPasswordMaxLengthMessage" -> Trouble.PASSWORD_LONG;
            case "invalidPasswordBlacklistedMessage", "invalidPasswordDenylistedMessage" -> Trouble.PASSWORD_COMMON;
            case "invalidPasswordNotUsernameMessage" -> Trouble.PASSWORD_PERSONAL;
            default -> Trouble.PASSWORD_REFUSED;
        };
    }

    private Map<String, Object> model() {
        PasswordPolicy policy = room.realm().getPasswordPolicy();
        Object least = policy.getPolicies().contains("length") ? policy.getPolicyConfig("length") : Integer.valueOf(8);
        return Map.of("least", least);
    }

    private static String composed(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC);
    }
}
