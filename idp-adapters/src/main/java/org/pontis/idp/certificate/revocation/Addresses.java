package org.pontis.idp.certificate.revocation;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

/** Addresses and hosts as an operator writes them, with spaces between. */
final class Addresses {

    private Addresses() {}

    static List<URI> of(Settings profile, String key) {
        return words(profile, key)
                .map(word -> address(profile.prefix() + key, word))
                .toList();
    }

    static Hosts hosts(Settings profile, String key) {
        try {
            return new Hosts(Set.copyOf(words(profile, key).toList()));
        } catch (InvalidSetting unreadable) {
            throw new InvalidSetting(profile.prefix() + key + ": " + unreadable.getMessage());
        }
    }

    private static URI address(String key, String word) {
        try {
            URI uri = URI.create(word);
            if (Hosts.web(uri) && uri.getHost() != null && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // said below
        }
        throw new InvalidSetting(key + " must be http or https addresses without a user.");
    }

    private static Stream<String> words(Settings profile, String key) {
        return profile.text(key).stream().flatMap(text -> Stream.of(text.split("\\s+")));
    }
}
