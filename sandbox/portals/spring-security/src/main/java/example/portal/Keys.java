package example.portal;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.security.converter.RsaKeyConverters;

@Configuration
class Keys {

    /** The key this portal proves itself with; there is no shared secret. */
    @Bean
    RSAKey key(@Value("${portal.key}") Resource file) throws IOException, GeneralSecurityException, JOSEException {
        try (InputStream pem = file.getInputStream()) {
            var secret = (RSAPrivateCrtKey) RsaKeyConverters.pkcs8().convert(pem);
            var open = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
            return new RSAKey.Builder((RSAPublicKey) open)
                    .privateKey(secret)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint()
                    .build();
        }
    }
}
