<#-- Who are you, and do you agree that somebody is asked whether you are. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "places.ftl" as places>
<#import "registering.ftl" as registering>
<@layout.registrationLayout field="identifier"; section>
  <#if section == "header">
    ${msg("registration.who.title")}
  <#elseif section == "form">
    <p class="lead">${msg("registration.who.lead")}</p>
    <form action="${action}" method="post" class="form" novalidate>
      <@registering.proof />
      <@parts.identifier />
      <@parts.contrast />
      <div class="field">
        <div class="check"><input id="consent" name="consent" type="checkbox" value="yes" required autocomplete="off" aria-describedby="consent-hint"><label for="consent">${msg("registration.consent.label")}</label></div>
        <p class="hint" id="consent-hint">${msg("registration.consent.hint")} <@places.link to="privacy" text=msg("footer.privacy") /></p>
      </div>
      <div class="actions">
        <button type="submit" class="button primary">${msg("registration.continue")}</button>
        <@registering.back />
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
