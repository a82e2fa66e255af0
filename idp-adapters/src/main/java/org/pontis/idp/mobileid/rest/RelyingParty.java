package org.pontis.idp.mobileid.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.mobileid.operator.Subscriber;

/**
 * Who we are to the operator, by contract.
 *
 * @param uuid a secret of ours and theirs, in lower case
 * @param name shown on the phone
 */
public record RelyingParty(String uuid, String name) {

    private static final int LONGEST_NAME = 40;

    /**
     * Reads {@code relying-party-uuid} and {@code relying-party-name}.
     *
     * @throws InvalidSetting naming the one that is missing or wrong
     */
    public static RelyingParty from(Settings operator) {
        String uuid = operator.required("relying-party-uuid");
        String name = operator.required("relying-party-name");
        if (!isUuid(uuid)) {
            throw new InvalidSetting(operator.prefix() + "relying-party-uuid must be a UUID in lower case.");
        }
        if (name.length() > LONGEST_NAME) {
            throw new InvalidSetting(operator.prefix() + "relying-party-name must have at most 40 characters.");
        }
        return new RelyingParty(uuid, name);
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    /** What every request begins with. */
    Map<String, Object> about(Subscriber who) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("relyingPartyUUID", uuid);
        fields.put("relyingPartyName", name);
        fields.put("phoneNumber", who.phone().value());
        fields.put("nationalIdentityNumber", who.identifier().value());
        return fields;
    }

    @Override
    public String toString() {
        return "RelyingParty[" + name + "]";
    }
}
