package org.pontis.idp.keycloak.gate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;

import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Which credentials a citizen has, as a hash: another one as soon as a password was reset, or a phone replaced or taken away. */
public final class Enrolment {

    private Enrolment() {}

    /** A short text without anything personal in it, to be compared with an earlier one. */
    public static String of(UserModel citizen) {
        String credentials = citizen.credentialManager()
                .getStoredCredentialsStream()
                .map(Enrolment::line)
                .sorted()
                .collect(Collectors.joining("\n"));
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(credentials.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A password's data changes when it is hashed anew at a login; when it is reset, its time does. */
    private static String line(CredentialModel credential) {
        return String.join(
                "|",
                credential.getType(),
                credential.getId(),
                String.valueOf(credential.getCreatedDate()),
                credential.getType().equals(PasswordCredentialModel.TYPE) ? "" : credential.getCredentialData());
    }
}
