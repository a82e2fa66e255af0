<#-- What cannot be taken back is asked for twice. -->
<#import "template.ftl" as layout>
<#import "desk-parts.ftl" as parts>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("desk.sure.title")}
  <#elseif section == "form">
    <@parts.officer />
    <p class="lead">${msg("desk.sure.lead", name)} <strong><@parts.nameOf one=one /></strong></p>
    <@parts.form to="citizen">
      <input type="hidden" name="means" value="${one.id}">
      <input type="hidden" name="sure" value="true">
      <div class="actions">
        <button type="submit" class="button primary" name="act" value="revoke">${msg("desk.sure.yes")}</button>
        <a class="button secondary" href="${desk.address}/citizen">${msg("desk.sure.no")}</a>
      </div>
    </@parts.form>
  </#if>
</@layout.registrationLayout>
