package org.pontis.idp.mobileid.mss;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.mobileid.operator.Role;

/**
 * Who we are to the operator, by contract: an application provider, in the words of the standard.
 *
 * @param id our AP_ID
 * @param password our AP_PWD
 * @param prefix what our texts must begin with
 * @param profiles the signature profile of each role
 * @param languages that the operator speaks, such as {@code EN}
 */
record Provider(String id, String password, String prefix, Map<Role, String> profiles, List<String> languages) {

    private static final int LONGEST_PREFIX = 30;

    static Provider from(Settings operator) {
        String prefix = operator.required("prefix");
        if (prefix.length() > LONGEST_PREFIX) {
            throw new InvalidSetting(operator.prefix() + "prefix must have at most 30 characters.");
        }
        String self = operator.required("profile-self");
        Optional<String> company = operator.text("profile-company");
        List<String> languages =
                Arrays.asList(operator.text("languages").orElse("EN DE FR IT").split("\\s+"));
        if (!languages.contains("EN") || !languages.stream().allMatch(language -> language.matches("[A-Z]{2}"))) {
            throw new InvalidSetting(operator.prefix() + "languages must be codes such as EN DE, with EN among them.");
        }
        return new Provider(
                operator.required("ap-id"),
                operator.required("ap-password"),
                prefix,
                company.map(profile -> Map.of(Role.SELF, self, Role.COMPANY, profile))
                        .orElse(Map.of(Role.SELF, self)),
                languages);
    }

    @Override
    public String toString() {
        return "Provider[" + id + "]";
    }
}
