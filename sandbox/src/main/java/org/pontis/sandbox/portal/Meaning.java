package org.pontis.sandbox.portal;

/** What an error code of OIDC, SAML or the portal itself means, in one sentence for people. */
final class Meaning {

    private Meaning() {}

    static String of(String error) {
        return switch (error) {
            case "access_denied", "RequestDenied" -> "The login was cancelled, or the broker did not allow it.";
            case "unmet_authentication_requirements", "NoAuthnContext" ->
                "The level of assurance this portal asked for was not reached, so the login was refused.";
            case "login_required", "interaction_required", "NoPassive" ->
                "The portal asked for a silent login, but the broker would have had to ask the citizen something.";
            case "AuthnFailed" -> "The citizen could not be authenticated, or cancelled.";
            case "temporarily_unavailable", "broker_unavailable" ->
                "The broker does not answer at the moment. Try again in a little while.";
            case "server_error", "Responder" -> "Something failed at the broker; its log says what.";
            case "invalid_request", "Requester", "RequestUnsupported" ->
                "The broker did not understand this portal's request.";
            case "acr_too_low" ->
                "The broker reported success, but with less assurance than this portal asked for, so the portal refused it.";
            case "auth_time_too_old" ->
                "This portal asked for a fresh login, but the broker answered with an older one, so the portal refused it.";
            case "invalid_issuer" -> "The answer came from somebody other than this portal's broker. It was not used.";
            case "invalid_id_token", "invalid_userinfo", "invalid_assertion" ->
                "The broker's answer did not pass this portal's checks. It was not used.";
            default -> "The login did not succeed.";
        };
    }
}
