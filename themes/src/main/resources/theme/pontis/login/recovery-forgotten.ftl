<#-- Who forgot her password shows who she is by her document, and then by a code on her phone. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<@layout.registrationLayout field="identifier"; section>
  <#if section == "header">
    ${msg("recovery.forgotten.title")}
  <#elseif section == "form">
    <p class="lead">${msg("recovery.forgotten.lead")}</p>
    <form action="${base}/password" method="post" class="form" novalidate>
      <input type="hidden" name="csrf" value="${csrf}">
      <@parts.identifier />
      <@parts.contrast />
      <div class="actions">
        <button type="submit" class="button primary">${msg("recovery.stop.send")}</button>
      </div>
    </form>
    <p class="help-link"><a href="${base}">${msg("recovery.back")}</a></p>
  </#if>
</@layout.registrationLayout>
