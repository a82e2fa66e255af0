package org.pontis.idp.keycloak.pages;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Locale;
import java.util.Properties;

import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/** A theme of Keycloak's with the words of {@link MergedWords}; in all else the theme itself. */
record WordedTheme(Theme theme, MergedWords words) implements Theme {

    @Override
    public Properties getEnhancedMessages(RealmModel realm, Locale locale) throws IOException {
        return words.of(theme, realm, locale);
    }

    @Override
    public String getName() {
        return theme.getName();
    }

    @Override
    public String getParentName() {
        return theme.getParentName();
    }

    @Override
    public String getImportName() {
        return theme.getImportName();
    }

    @Override
    public Type getType() {
        return theme.getType();
    }

    @Override
    public URL getTemplate(String name) throws IOException {
        return theme.getTemplate(name);
    }

    @Override
    public InputStream getResourceAsStream(String path) throws IOException {
        return theme.getResourceAsStream(path);
    }

    @Override
    public boolean hasResource(String path) throws IOException {
        return theme.hasResource(path);
    }

    @Override
    public Properties getMessages(Locale locale) throws IOException {
        return theme.getMessages(locale);
    }

    @Override
    public Properties getMessages(String bundle, Locale locale) throws IOException {
        return theme.getMessages(bundle, locale);
    }

    @Override
    public Properties getProperties() throws IOException {
        return theme.getProperties();
    }

    @Override
    public boolean hasContentHash(String path) throws IOException {
        return theme.hasContentHash(path);
    }

    @Override
    public boolean isAbstract() throws IOException {
        return theme.isAbstract();
    }
}
