<#-- The account says another date of validity: a renewed document, or one that is not hers. -->
<#import "template.ftl" as layout>
<#import "desk-parts.ftl" as parts>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("desk.differs.title")}
  <#elseif section == "form">
    <@parts.officer />
    <@parts.said />
    <@parts.seen />
    <#list pending as act><p class="hint" data-pending="${act}">${msg("desk.pending", msg("desk.act." + act))}</p></#list>
    <p class="lead">${msg("desk.differs.lead", name)}</p>
    <@parts.form to="citizen">
      <div class="actions">
        <button type="submit" class="button primary" name="act" value="identity">${msg("desk.differs.ask")}</button>
      </div>
    </@parts.form>
    <@parts.form to="citizen">
      <input type="hidden" name="means" value="all">
      <div class="actions"><button type="submit" class="button secondary" name="act" value="suspend">${msg("desk.suspend.all")}</button></div>
    </@parts.form>
    <@parts.leave />
  </#if>
</@layout.registrationLayout>
