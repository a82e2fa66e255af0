<#-- Who are you, and a value from your document that only its holder has at hand. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<@layout.registrationLayout field="identifier"; section>
  <#if section == "header">
    ${msg("identify.title")}
  <#elseif section == "form">
    <@parts.whom />
    <p class="lead">${msg("identify.lead")}</p>
    <form action="${url.loginAction}" method="post" class="form" novalidate>
      <@parts.identifier />
      <div class="field">
        <label class="field-label" for="contrast">${msg("contrast.label")}</label>
        <p class="hint" id="contrast-hint">${msg("contrast.hint")}</p>
        <input class="input short" id="contrast" name="contrast" type="date" required autocomplete="off" min="2000-01-01" max="9999-12-31"<@parts.described by="contrast-hint" />>
      </div>
      <div class="actions">
        <button type="submit" class="button primary">${msg("identify.continue")}</button>
        <@parts.cancel text=msg("cancel.method") />
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
