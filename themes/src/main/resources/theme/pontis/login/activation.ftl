<#-- The code on paper. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "registering.ftl" as registering>
<@layout.registrationLayout field="identifier"; section>
  <#if section == "header">
    ${msg("activation.title")}
  <#elseif section == "form">
    <p class="lead">${msg("activation.lead")}</p>
    <form action="${action}" method="post" class="form" novalidate>
      <@registering.proof />
      <@parts.identifier />
      <div class="field">
        <label class="field-label" for="activation">${msg("activation.label")}</label>
        <p class="hint" id="activation-hint">${msg("activation.hint")}</p>
        <input class="input" id="activation" name="activation" type="text" required autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40"<@parts.described by="activation-hint" />>
      </div>
      <div class="actions">
        <button type="submit" class="button primary">${msg("registration.continue")}</button>
        <@registering.back />
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
