<#-- The code on the phone in the citizen's hand, which she reads to the officer. -->
<#import "template.ftl" as layout>
<#import "desk-parts.ftl" as parts>
<@layout.registrationLayout field="code"; section>
  <#if section == "header">
    ${msg("desk.spot.title")}
  <#elseif section == "form">
    <@parts.officer />
    <p class="lead">${msg("desk.spot.lead", lastTwo)}</p>
    <@parts.form to="code">
      <@parts.text name="code" label=msg("desk.spot.code") hint=msg("desk.spot.hint") max=20 class="input code" more=" inputmode=\"numeric\"" + problem???then("", " autofocus") />
      <div class="actions"><button type="submit" class="button primary" name="guess" value="true">${msg("desk.spot.check")}</button></div>
    </@parts.form>
    <@parts.leave text=msg("desk.spot.stop") />
  </#if>
</@layout.registrationLayout>
