package org.pontis.sandbox.operator.mss;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.pontis.sandbox.operator.Role;
import org.pontis.sandbox.phones.PhoneNumber;
import org.pontis.sandbox.sms.DefaultAlphabet;

/** A MSS_SignatureReq that is in order. */
record SignatureRequest(
        String transaction, PhoneNumber phone, String text, Optional<String> code, String profile, Duration patience) {

    static final String SELF = "http://pontis.sandbox/self";
    static final String COMPANY = "http://pontis.sandbox/company";

    private static final Map<String, Role> PROFILES = Map.of(
            SELF,
            Role.SELF,
            COMPANY,
            Role.COMPANY,
            "http://mid.swisscom.ch/STK-LoA4",
            Role.SELF,
            "http://mid.swisscom.ch/Any-LoA4",
            Role.SELF);
    private static final Set<String> LANGUAGES = Set.of("EN", "DE", "FR", "IT", "ES", "CA", "GL", "EU");
    private static final int GSM = 239;
    private static final int UCS2 = 119;
    private static final int USUAL_PATIENCE = 80;
    private static final int LONGEST_PATIENCE = 180;

    static SignatureRequest read(Message message, Partner partner) throws MssFault {
        message.version("1", "2");
        if (!message.required("/MessagingMode").startsWith("asynch")) {
            throw MssFault.of(Code.WRONG_PARAM, "Only asynch is served");
        }
        String language = message.service("userLang", "UserLang")
                .orElseThrow(() -> MssFault.of(Code.MISSING_PARAM, "UserLang is missing"));
        if (!LANGUAGES.contains(language)) {
            throw MssFault.of(Code.WRONG_PARAM, "No such language");
        }
        return new SignatureRequest(
                message.transaction(),
                message.phone(),
                text(message, partner),
                message.service("eventId", "EventID"),
                profile(message),
                patience(message));
    }

    Role role() {
        return PROFILES.get(profile);
    }

    private static String text(Message message, Partner partner) throws MssFault {
        String text = message.required("/DataToBeSigned/Data");
        boolean plain = message.optional("/DataToBeSigned/MimeType")
                .orElse("text/plain")
                .equals("text/plain");
        if (!plain || !message.required("/DataToBeSigned/Encoding").equals("UTF-8")) {
            throw MssFault.of(Code.WRONG_PARAM, "The text must be text/plain in UTF-8");
        }
        boolean gsm = text.chars().allMatch(c -> DefaultAlphabet.isBasic(c) || DefaultAlphabet.isExtension(c));
        if (text.length() > (gsm ? GSM : UCS2)) {
            throw MssFault.of(Code.WRONG_DATA_LENGTH);
        }
        if (!text.startsWith(partner.prefix())) {
            throw MssFault.of(Code.INAPPROPRIATE_DATA);
        }
        return text;
    }

    private static String profile(Message message) throws MssFault {
        String profile = message.required("/SignatureProfile");
        if (!PROFILES.containsKey(profile)) {
            throw MssFault.of(Code.UNSUPPORTED_PROFILE);
        }
        return profile;
    }

    private static Duration patience(Message message) throws MssFault {
        String written = message.optional("/TimeOut").orElse(String.valueOf(USUAL_PATIENCE));
        if (!written.matches("[0-9]{1,4}")) {
            throw MssFault.of(Code.WRONG_PARAM, "Illegal TimeOut");
        }
        return Duration.ofSeconds(Math.min(Integer.parseInt(written), LONGEST_PATIENCE));
    }
}
