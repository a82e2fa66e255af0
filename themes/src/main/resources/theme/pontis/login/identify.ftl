<#-- Who are you, and a value from your document that only its holder has at hand. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "clock.ftl" as clock>
<@layout.registrationLayout field="identifier"; section>
  <#if section == "header">
    ${msg("identify.title")}
  <#elseif section == "form">
    <@parts.whom />
    <p class="lead">${msg("identify.lead")}</p>
    <form action="${url.loginAction}" method="post" class="form" novalidate>
      <@parts.identifier />
      <@parts.contrast />
      <div class="actions">
        <button type="submit" class="button primary">${msg("identify.continue")}</button>
        <@parts.cancel text=msg("cancel.method") />
      </div>
      <@parts.help />
      <@clock.limit />
    </form>
  </#if>
</@layout.registrationLayout>
