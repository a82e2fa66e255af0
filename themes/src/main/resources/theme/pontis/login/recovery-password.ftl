<#-- A new password on the strength of the phone. -->
<#import "template.ftl" as layout>
<#import "recovery-parts.ftl" as recovery>
<@layout.registrationLayout field="password"; section>
  <#if section == "header">
    ${msg("recovery.new.title")}
  <#elseif section == "form">
    <p class="lead">${msg("recovery.new.lead")}</p>
    <form action="${base}/chosen" method="post" class="form" novalidate>
      <input type="hidden" name="csrf" value="${csrf}">
      <input type="hidden" name="errand" value="${errand}">
      <@recovery.twice />
      <div class="actions">
        <button type="submit" class="button primary">${msg("recovery.new.save")}</button>
      </div>
    </form>
    <p class="help-link"><a href="${base}">${msg("recovery.back")}</a></p>
  </#if>
</@layout.registrationLayout>
